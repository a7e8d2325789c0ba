"""The API's refusals, each code with the text that Zalo gives it (API page, section 10)."""

TEXTS = {
    -32: "Your application reached limit call api",
    -100: "attachment_id was expired",
    -200: "Send message failed",
    -201: "{} is invalid!",
    -204: "OA is disable",
    -209: "Not supported this api",
    -210: "Parameter {} exceeds allowable limit",
    -211: "Out of quota",
    -212: "App has not registed this api",
    -213: "User has not followed OA",
    -216: "Access token is invalid",
    -217: "User has blocked invitation from OA",
    -218: "Out of quota receive",
    -219: "App is removed or disabled",
    -220: "access_token is expired or removed",
    -221: "OA needs to be verified to use this feature",
    -223: "OA has not authorized your application to use this API",
    -224: "OA needs to upgrade OA Tier Package to use this feature",
    -227: "User is banned or has been inactive for more than 45 days",
    -230: "User has not interacted with the OA in the past 7 days",
    -232: "User has not interacted with the OA, or the last interaction has expired",
    -233: "Message type is invalid or not support",
    -240: "MessageV2 API has been shut down, please use MessageV3",
    -242: "Invalid appsecret_proof provided in the API argument",
    -244: "User has restricted this message type",
    -248: "Violates our platform standards",
    -321: "Your Zalo Cloud Account is out of money",
    -501: "Personal information is limited due to IP address not inside Vietnam: {}",
    404: "empty api",
}


class Refusal(Exception):
    """A call that ends with an error in its body."""

    def __init__(self, code: int, detail: str = "", text: str = "") -> None:
        self.code = code
        self.text = text or TEXTS.get(code, "Unknown error").format(detail)
        super().__init__(f"{code} {self.text}")


def invalid(field: str) -> Refusal:
    return Refusal(-201, field)


def too_much(field: str) -> Refusal:
    return Refusal(-210, field)
