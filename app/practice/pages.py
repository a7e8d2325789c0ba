"""The HTML that a person sees: the permission page, its error page, and the page that one lands on."""

from html import escape

from app.practice.oauth import NAMES
from app.practice.people import GROUP_NAMES, Group, Oa, ZaloApp

STYLE = """
:root{--ink:#14222b;--soft:#5a6b76;--line:#dfe5e9;--blue:#0068ff;--wash:#eef4ff;--bg:#f3f6f9}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header{display:flex;align-items:center;gap:10px;padding:10px 20px;background:#fff;border-bottom:1px solid var(--line)}
.mark{width:28px;height:28px;border-radius:8px;background:var(--blue);color:#fff;display:grid;place-items:center;
font-weight:700}
header small{margin-left:auto;color:var(--soft)}
main{max-width:560px;margin:0 auto;padding:14px 20px 20px}
h1{font-size:18px;line-height:1.35;margin:2px 0 2px}
p{margin:0 0 10px;color:var(--soft)}
h2{font-size:12px;text-transform:uppercase;letter-spacing:.05em;color:var(--soft);margin:14px 0 6px}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:10px}
.card{display:flex;gap:10px;align-items:center;background:#fff;border:1.5px solid var(--line);border-radius:12px;
padding:10px;cursor:pointer;min-width:0}
.card:has(input:checked){border-color:var(--blue);background:var(--wash)}
.card img{width:40px;height:40px;border-radius:50%;flex:none}
.card b,.card span{display:block;line-height:1.35}
.card span span{font-size:12px;color:var(--soft)}
.card input,.tick input{accent-color:var(--blue);width:17px;height:17px;flex:none;margin:0}
.card input{margin-left:auto;order:3}
.list{background:#fff;border:1px solid var(--line);border-radius:12px}
.tick{display:flex;gap:12px;align-items:center;padding:6px 12px;cursor:pointer}
.tick+.tick{border-top:1px solid var(--line)}
.tick b{font-weight:600;display:block;line-height:1.35}
.tick span span{font-size:12px;color:var(--soft);line-height:1.35;display:block}
.foot{position:sticky;bottom:0;background:var(--bg);padding:2px 0 10px;margin-top:8px}
.agree{margin:6px 0 10px;padding:0 12px}
.row{display:flex;gap:10px}
button{flex:1;font:inherit;font-weight:600;padding:10px;border-radius:10px;border:1px solid var(--line);background:#fff;
color:var(--ink);cursor:pointer}
button#allow,button#copy{background:var(--blue);border-color:var(--blue);color:#fff}
button:disabled{opacity:.45;cursor:default}
button:focus-visible,input:focus-visible{outline:3px solid #9cc3ff;outline-offset:1px}
.note{font-size:12px;color:var(--soft);margin:6px 0 0}
.box{background:#fff;border:1px solid var(--line);border-radius:12px;padding:20px;margin-top:12px}
.box code{font-size:14px}
textarea{width:100%;height:104px;font:13px/1.4 ui-monospace,Consolas,monospace;padding:10px;border-radius:10px;
border:1px solid var(--line);resize:none;margin-bottom:12px;color:var(--ink);word-break:break-all}
"""

AGREE_SCRIPT = """
const agree=document.getElementById('agree'),allow=document.getElementById('allow');
const follow=()=>{allow.disabled=!agree.checked};agree.addEventListener('change',follow);follow();
"""

COPY_SCRIPT = """
const field=document.getElementById('address');field.value=location.href;
document.getElementById('copy').addEventListener('click',async()=>{
field.select();let done=false;
try{await navigator.clipboard.writeText(field.value);done=true}catch(e){done=document.execCommand('copy')}
document.getElementById('copied').textContent=done?'Đã sao chép. Quay lại Quầy Chat và dán vào.':'Hãy bấm Ctrl+C.';});
"""

NONCE = "practice"


def policy() -> str:
    """The Content-Security-Policy of every page here."""
    return (
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; "
        f"script-src 'nonce-{NONCE}'; base-uri 'none'; frame-ancestors 'none'"
    )


def _page(title: str, body: str, script: str = "") -> str:
    tail = f'<script nonce="{NONCE}">{script}</script>' if script else ""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        '<header><div class="mark">Z</div><b>Zalo luyện tập</b><small>không phải Zalo thật</small></header>'
        f"<main>{body}</main>{tail}</body></html>"
    )


def permission(app: ZaloApp, oas: list[Oa], login: str) -> str:
    """Choose an OA, tick what the app may do, allow or deny. Element ids are a contract with tests."""
    cards = "".join(_card(oa, first=number == 0) for number, oa in enumerate(oas))
    ticks = "".join(_tick(group) for group in Group)
    body = f"""
<h1>{escape(app.name)} muốn truy cập Official Account của bạn</h1>
<p>Chọn một OA và những quyền mà bạn cho phép.</p>
<form method="post" action="/v4/oa/permission/answer">
<input type="hidden" name="login" value="{escape(login)}">
<h2>Official Account</h2><div class="cards">{cards}</div>
<h2>Quyền truy cập</h2><div class="list">{ticks}</div>
<div class="foot"><label class="tick agree"><input type="checkbox" id="agree" name="agree" value="1" checked>
<span>Đồng ý cho ứng dụng sử dụng các quyền đã chọn</span></label>
<div class="row"><button id="deny" name="answer" value="deny">Từ chối</button>
<button id="allow" name="answer" value="allow">Cho phép</button></div></div>
<p class="note">Đây là trang cấp quyền của OA luyện tập, chạy ngay trên máy này. Không có gì được gửi ra ngoài.</p>
</form>"""
    return _page("Cấp quyền cho ứng dụng", body, AGREE_SCRIPT)


def _card(oa: Oa, *, first: bool) -> str:
    ticked = " checked" if first else ""
    return (
        f'<label class="card" for="oa-{oa.oa_id}"><img src="/cdn/oa/{oa.oa_id}.png" alt="">'
        f"<span><b>{escape(oa.name)}</b><span>Gói {escape(oa.package)}</span></span>"
        f'<input type="radio" name="oa" id="oa-{oa.oa_id}" value="{oa.oa_id}"{ticked}></label>'
    )


def _tick(group: Group) -> str:
    name, meaning = GROUP_NAMES[group]
    return (
        f'<label class="tick" for="perm-{group}"><input type="checkbox" name="perm" id="perm-{group}" '
        f'value="{group}" checked><span><b>{escape(name)}</b><span>{escape(meaning)}</span></span></label>'
    )


def error(code: int) -> str:
    """What Zalo shows instead of a callback."""
    meaning = NAMES.get(code, "Unknown error")
    body = f"""<div class="box"><h1>Không thể cấp quyền</h1>
<p>Ứng dụng gửi yêu cầu không hợp lệ. Hãy báo cho người quản lý ứng dụng mã dưới đây.</p>
<code id="error-code">error_code={code}</code> <span id="error-name">{escape(meaning)}</span></div>"""
    return _page("Lỗi", body)


def denied() -> str:
    """*Từ chối* when it leads to no callback at all."""
    return _page("Đã từ chối", '<div class="box"><h1>Bạn đã từ chối cấp quyền</h1><p>Có thể đóng cửa sổ này.</p></div>')


def landed() -> str:
    """The callback address when a system browser was used: copy what stands in the address bar."""
    body = """<div class="box"><h1>Gần xong rồi!</h1>
<p>Sao chép địa chỉ dưới đây, quay lại Quầy Chat và dán vào ô <b>Dán địa chỉ</b>.</p>
<textarea id="address" readonly spellcheck="false"></textarea>
<div class="row"><button id="copy" type="button">Sao chép địa chỉ</button></div>
<p class="note" id="copied" role="status">Mã trong địa chỉ chỉ dùng được một lần, trong 10 phút.</p></div>"""
    return _page("Sao chép địa chỉ", body, COPY_SCRIPT)
