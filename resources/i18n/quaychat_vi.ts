<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
    <context>
        <name>AppPage</name>
        <message>
            <source>The shop's Zalo app</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>App id</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Digits only, for example 1234567890123456789.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>App secret</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app's secret key, not the OA's, and not a token. It is kept encrypted on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Callback address</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exactly as it is registered in the app: Zalo compares it letter by letter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each shop uses its own Zalo app. You are asked for it this once; later connections skip this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where to find them</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open your app on developers.zalo.me: its id and secret stand under Settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next to the secret key, press the eye to see it, then copy it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Under Official Account, the callback address stands on the OA settings page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open developers.zalo.me</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An app id has digits only. Perhaps this is the secret?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is too long for a secret: it looks like a token.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is the app id. The secret stands below it, behind the eye.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a blank in the middle. Copy it once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is not a web address. It begins with https://</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo takes addresses that begin with https:// only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave out everything from the question mark or the # on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo takes at most 75 characters here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This doesn't look right.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AppPicture</name>
        <message>
            <source>Picture of the developer console: 1 app id, 2 secret key with an eye, 3 callback address</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <source>Mon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tue</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thu</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fri</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sat</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sun</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Monday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tuesday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wednesday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thursday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Friday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saturday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sunday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Yesterday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{weekday}, {date}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{time} yesterday</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just now</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%n min ago</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%n day(s)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%n h</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%n min</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>No network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo can't be reached from this computer. Messages wait here and go out when the network is back.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo is not answering</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No answer came in time. It is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo has trouble</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo's own servers answer with an error. It is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unreadable answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What came back can't be read as an answer of Zalo. It is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo could not send it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo says that sending failed, without a reason. The conversation is read back to see what became of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Busy at the moment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo is still working on something else. It is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection broke off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection ended in the middle. It is tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too many requests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo allows only so many requests a minute. It goes on by itself in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not at this hour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't deliver this between 22:00 and 06:00. It goes on at 06:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Please connect again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo no longer accepts this connection. Reading works; new messages and sending wait until an admin of the OA connects it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app id is not right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't know an app with this id. Compare it with the page of your Zalo app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The secret key is not right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app's secret key was refused; perhaps it was changed at Zalo. Copy it again from the page of your Zalo app.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The callback address is not right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address that Zalo returns to must be the same here and in the settings of your Zalo app, letter by letter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The permission took too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo's one-time code is no longer valid. Connect once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Zalo app is switched off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch your Zalo app on at developers.zalo.me, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Zalo app was removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA no longer trusts your Zalo app, or the app is gone. Connect the OA again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The app may not use this function</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your Zalo app has not asked for this function yet. Add it at developers.zalo.me, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A permission is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA has not allowed this function. Connect again and tick every permission.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA is locked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo has locked or deleted this OA. Ask Zalo in OA Manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA is not verified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo allows this only to a verified OA. Verify it in OA Manager, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not for this kind of OA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't offer this function to OAs of this kind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA's package doesn't include this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA's package has run out or is too small for this function. Buy or renew a package in OA Manager, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Zalo Cloud Account is needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Link the Zalo app with a Zalo Cloud Account that has money on it, then check again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo has restricted the OA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo says that the OA has broken its rules. See the notices in OA Manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No more uploads this month</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The OA has used up the files it may upload. Zalo starts counting anew next month.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The message allowance is used up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The package has no more messages of this kind. Buy more in OA Manager, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not from this network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo answers only to addresses in Vietnam. Switch off the VPN, or use another network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The address of the server can't be used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>QUAYCHAT_ZALO_OAUTH and QUAYCHAT_ZALO_OPENAPI must begin with https://, or with http:// on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection is not safe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The certificate of the other side is not valid. Check the computer's date, and whether a programme looks into your traffic.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password store is locked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock your system's password store, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No password store</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This system has no password store that can be trusted. Choose a passphrase instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key is gone from the password store</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open your data with the recovery code that you kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passphrase needed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the passphrase of this data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The passphrase is too short</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take at least 8 characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wrong passphrase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This passphrase doesn't open the data. Mind capitals and the keyboard's Vietnamese input.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wrong recovery code</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This code doesn't open the data. Compare it with your copy, group by group.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Already open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another Quầy Chat is using this data. One profile can be open only once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too late to answer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo lets an OA answer within 7 days of the customer's last message. You can go on once the customer writes again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Blocked by the customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This customer doesn't take messages from the OA.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The customer's limit is reached</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo lets this customer receive only so many messages of this kind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The customer's account is not active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The customer hasn't used Zalo for a long time, or the account is locked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't allow this customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't let the OA write to this customer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The customer doesn't follow the OA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo allows this only for customers who follow the OA.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo doesn't accept this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something in this message is not as Zalo wants it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too large</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is larger than Zalo allows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This kind of file can't be sent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo takes pictures (JPG, PNG), GIFs, and PDF, DOC or DOCX files.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture can't be read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is damaged, or is not the picture it says it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is no longer at Zalo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the file again and send it once more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo no longer knows this function</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Perhaps this version of Quầy Chat is too old. Look for a newer one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The text is too long</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo takes at most 2,000 characters in one message. Split it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to send</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write something or add a file first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not your conversation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody else is looking after this conversation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zalo refused this with a code that we don't know.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is no longer there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What you wanted to change is no longer there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk is full</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing can be saved. Free some space, then start Quầy Chat again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk doesn't work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system can't read or write the data. Check the disk, then start Quầy Chat again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data is damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The database can't be read. Nothing has been deleted: copy the folder to a safe place before you do anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key file is damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file vault.json can't be read. Put back a copy of it; without it the data can't be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data is from a newer version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A newer Quầy Chat has written this data. Install the newest version; the data is not touched.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data can't be written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder or the file is read-only. Allow writing, then start Quầy Chat again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data can't be opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system doesn't let the database be opened. Check the rights of the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key doesn't fit the data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This key belongs to other data. Put back the vault.json that belongs to it; nothing has been deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is data already</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A new profile would be made over data that is already there. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key file is missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a database but no vault.json. Put it back from a copy; without it the data can't be opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Connect again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the Zalo app page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open OA Manager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the data folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That did not work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was refused ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The data can't be used ({code}). Nothing has been deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something must be put right first ({code}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An error came up ({code}). Try again in a moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(Your address: {ip})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(Zalo: {code})</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>(Zalo: {code} {text})</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Field</name>
        <message>
            <source>Show</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hide</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select All</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;No</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message>
            <source>&amp;Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cu&amp;t</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy &amp;Link Location</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select All</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>WhoPage</name>
        <message>
            <source>Connect your Zalo OA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quầy Chat talks to Zalo directly. Nothing goes through anybody else's server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What will happen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is the practice OA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It runs on this computer only: no Zalo account is needed, and nobody else sees anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only an admin of the OA can connect it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the Zalo account that manages the OA. If you are not an admin, ask the owner to do this step or to make you one in OA Manager.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The shop's Zalo app</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An app id, a secret and a callback address. Asked for once, and kept encrypted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sign in to Zalo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Have your phone ready: Zalo often asks to scan a QR code. Tick all permissions, then allow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose who sees the conversations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Then the messages of your customers start to arrive.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
