<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>A desktop inbox for Zalo Official Accounts. Not a product of Zalo or VNG.</source>
        <translation>Hộp thư trên máy tính cho Zalo Official Account. Không phải sản phẩm của Zalo hay VNG.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Phần mềm tự do theo giấy phép MIT.</translation>
    </message>
    <message>
        <source>Components and licences</source>
        <translation>Thành phần và giấy phép</translation>
    </message>
    <message>
        <source>Qt {version}, SQLCipher and everything else inside, with the licence of each.</source>
        <translation>Qt {version}, SQLCipher và mọi thành phần khác bên trong, kèm giấy phép của từng thành phần.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>Use a Qt of your own</source>
        <translation>Dùng bản Qt của riêng bạn</translation>
    </message>
    <message>
        <source>Qt is under the LGPL, version 3: you may put a changed Qt {version} in its place. Its libraries lie apart from the app, in the folder below; close Quầy Chat, replace the files by ones of the same names and version series, and start it again.</source>
        <translation>Qt theo giấy phép LGPL phiên bản 3: bạn được quyền thay bằng bản Qt {version} đã sửa đổi. Các thư viện Qt nằm tách khỏi ứng dụng, trong thư mục dưới đây; hãy tắt Quầy Chat, thay bằng các tệp cùng tên và cùng dòng phiên bản, rồi mở lại.</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Synced {ago}</source>
        <translation>Đồng bộ {ago}</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Chưa đồng bộ</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Kiểm tra ngay</translation>
    </message>
    <message>
        <source>Chat right</source>
        <translation>Quyền chat</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Kết nối lại</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Ngắt kết nối</translation>
    </message>
    <message>
        <source>Choose the chat right</source>
        <translation>Chọn quyền chat</translation>
    </message>
    <message>
        <source>Permissions that were not granted</source>
        <translation>Quyền chưa được cấp</translation>
    </message>
    <message>
        <source>{permission}: {lost}</source>
        <translation>{permission}: {lost}</translation>
    </message>
    <message>
        <source>Grant again</source>
        <translation>Cấp quyền lại</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Chưa cấu hình</translation>
    </message>
    <message>
        <source>Needs reconnecting</source>
        <translation>Cần kết nối lại</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Đã ngắt</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Đang khởi động…</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Chậm</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Mất mạng</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Chat right not chosen</source>
        <translation>Chưa chọn quyền chat</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Chỉ mình tôi</translation>
    </message>
    <message>
        <source>Shared conversations</source>
        <translation>Chia sẻ hội thoại</translation>
    </message>
    <message>
        <source>Package {name}</source>
        <translation>Gói {name}</translation>
    </message>
    <message>
        <source>Package {name} until {date}</source>
        <translation>Gói {name} đến {date}</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Zalo settings</source>
        <translation>Cấu hình Zalo</translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation>Thêm kết nối</translation>
    </message>
    <message>
        <source>No OA is connected yet</source>
        <translation>Chưa kết nối OA nào</translation>
    </message>
    <message>
        <source>Connect your shop&apos;s Zalo Official Account: its messages then arrive here.</source>
        <translation>Kết nối Zalo Official Account của cửa hàng, tin nhắn của khách sẽ về đây.</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>The tag {tag} was taken away</source>
        <translation>Đã gỡ nhãn {tag}</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>Đã sửa ghi chú</translation>
    </message>
    <message>
        <source>Note deleted</source>
        <translation>Đã xóa ghi chú</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Too long: {length} characters, and {limit} fit.</source>
        <translation>Dài quá: {length} ký tự, tối đa {limit}.</translation>
    </message>
</context>
<context>
    <name>AddressWay</name>
    <message>
        <source>Address you landed on</source>
        <translation>Địa chỉ trang bạn được chuyển đến</translation>
    </message>
    <message>
        <source>Paste the address</source>
        <translation>Dán địa chỉ</translation>
    </message>
    <message>
        <source>After “Cho phép”, the browser goes to your callback address. It may show an error: no matter.</source>
        <translation>Sau khi bấm “Cho phép”, trình duyệt chuyển đến địa chỉ callback của bạn. Trang đó có báo lỗi cũng không sao.</translation>
    </message>
    <message>
        <source>Copy the whole address from the address bar. It contains “code=”.</source>
        <translation>Chép toàn bộ địa chỉ trên thanh địa chỉ. Trong đó có “code=”.</translation>
    </message>
    <message>
        <source>Paste it here within ten minutes. It works only once.</source>
        <translation>Dán vào đây trong vòng mười phút. Địa chỉ chỉ dùng được một lần.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Phần này cần được điền.</translation>
    </message>
    <message>
        <source>That is not a whole web address. It begins with https://</source>
        <translation>Đây chưa phải một địa chỉ web đầy đủ. Địa chỉ bắt đầu bằng https://</translation>
    </message>
    <message>
        <source>This is not your callback address with Zalo&apos;s answer in it. It must contain “code=”.</source>
        <translation>Đây không phải địa chỉ callback của bạn kèm trả lời của Zalo. Địa chỉ đúng có “code=”.</translation>
    </message>
</context>
<context>
    <name>AgreeDialog</name>
    <message>
        <source>Share history?</source>
        <translation>Chia sẻ lịch sử?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) are shared</source>
        <translation>
            <numerusform>%Ln hội thoại được chia sẻ</numerusform>
        </translation>
    </message>
    <message>
        <source>The receivers see the whole history of these conversations and the customers&apos; data: names, phone numbers, addresses, notes. What they have seen can&apos;t be taken back.</source>
        <translation>Người nhận sẽ thấy toàn bộ lịch sử các hội thoại này và thông tin khách hàng: tên, số điện thoại, địa chỉ, ghi chú. Điều họ đã thấy thì không thu lại được.</translation>
    </message>
    <message>
        <source>Who agreed to this, and when, is kept in the log.</source>
        <translation>Ai đồng ý và lúc nào đều được ghi lại.</translation>
    </message>
    <message>
        <source>Type {count} to go on:</source>
        <translation>Gõ {count} để tiếp tục:</translation>
    </message>
    <message>
        <source>Number of conversations</source>
        <translation>Số hội thoại</translation>
    </message>
    <message>
        <source>Share and save</source>
        <translation>Chia sẻ và lưu</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>{count} customers are waiting</source>
        <translation>{count} khách đang chờ</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} và {count} khách nữa</translation>
    </message>
    <message>
        <source>A customer is waiting</source>
        <translation>Có khách đang chờ</translation>
    </message>
    <message>
        <source>sent something</source>
        <translation>đã gửi một nội dung</translation>
    </message>
    <message>
        <source>{text} ({count} new messages)</source>
        <translation>{text} ({count} tin mới)</translation>
    </message>
    <message>
        <source>New conversation for you: {name}</source>
        <translation>Hội thoại mới về bạn: {name}</translation>
    </message>
    <message>
        <source>A new conversation for you</source>
        <translation>Có hội thoại mới về bạn</translation>
    </message>
    <message>
        <source>{count} new conversations for you</source>
        <translation>{count} hội thoại mới về bạn</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Câu trả lời của bạn</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Câu trả lời</translation>
    </message>
    <message>
        <source>This is how a new message is told</source>
        <translation>Tin nhắn mới sẽ được báo như thế này</translation>
    </message>
    <message>
        <source>Quầy Chat may alert you.</source>
        <translation>Quầy Chat đã báo được cho bạn.</translation>
    </message>
    <message>
        <source>It has waited for somebody.</source>
        <translation>Hội thoại này đã chờ người nhận.</translation>
    </message>
    <message>
        <source>The owner has shared old conversations.</source>
        <translation>Chủ cửa hàng chia hội thoại cũ.</translation>
    </message>
    <message>
        <source>The owner has shared it.</source>
        <translation>Chủ cửa hàng chia hội thoại này.</translation>
    </message>
    <message>
        <source>Its person no longer looks after it.</source>
        <translation>Người giữ trước không còn chăm sóc.</translation>
    </message>
    <message>
        <source>It was given back.</source>
        <translation>Hội thoại này được trả lại.</translation>
    </message>
    <message>
        <source>{name} had not answered in time.</source>
        <translation>{name} chưa trả lời kịp.</translation>
    </message>
    <message>
        <source>Nobody had claimed it in time.</source>
        <translation>Chưa ai nhận kịp.</translation>
    </message>
    <message>
        <source>Your customer has come back.</source>
        <translation>Khách cũ của bạn nhắn lại.</translation>
    </message>
    <message>
        <source>{name} handed it to you.</source>
        <translation>{name} bàn giao cho bạn.</translation>
    </message>
    <message>
        <source>A change of a rule was taken back.</source>
        <translation>Một thay đổi quy tắc được hoàn tác.</translation>
    </message>
    <message>
        <source>It is your turn.</source>
        <translation>Đến lượt bạn.</translation>
    </message>
    <message>
        <source>%n customer(s) wait and nobody has claimed them</source>
        <translation>%n khách đang chờ mà chưa ai nhận</translation>
    </message>
    <message>
        <source>Nobody is in the rule “{name}” any more</source>
        <translation>Quy tắc “{name}” không còn ai</translation>
    </message>
    <message>
        <source>Its conversations wait with you until somebody is.</source>
        <translation>Hội thoại của quy tắc này chờ ở bạn cho tới khi có người.</translation>
    </message>
    <message>
        <source>The owner</source>
        <translation>Chủ cửa hàng</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Ai đó</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>The shop&apos;s Zalo app</source>
        <translation>Ứng dụng Zalo của cửa hàng</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Kept: leave it empty if it hasn&apos;t changed</source>
        <translation>Đã lưu: để trống nếu không đổi</translation>
    </message>
    <message>
        <source>App id</source>
        <translation>ID ứng dụng</translation>
    </message>
    <message>
        <source>Digits only, for example 1234567890123456789.</source>
        <translation>Chỉ gồm chữ số, ví dụ 1234567890123456789.</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>Khóa bí mật của ứng dụng</translation>
    </message>
    <message>
        <source>The app&apos;s secret key, not the OA&apos;s, and not a token. It is kept encrypted on this computer.</source>
        <translation>Khóa bí mật của ứng dụng, không phải của OA, cũng không phải token. Khóa được mã hóa và chỉ lưu trên máy này.</translation>
    </message>
    <message>
        <source>Callback address</source>
        <translation>Địa chỉ callback</translation>
    </message>
    <message>
        <source>Exactly as it is registered in the app: Zalo compares it letter by letter.</source>
        <translation>Giống hệt địa chỉ đã đăng ký trong ứng dụng: Zalo so từng ký tự.</translation>
    </message>
    <message>
        <source>Each shop uses its own Zalo app. You are asked for it this once; later connections skip this page.</source>
        <translation>Mỗi cửa hàng dùng ứng dụng Zalo của riêng mình. Chỉ cần nhập một lần, những lần kết nối sau sẽ bỏ qua bước này.</translation>
    </message>
    <message>
        <source>Where to find them</source>
        <translation>Lấy ở đâu?</translation>
    </message>
    <message>
        <source>Open your app on developers.zalo.me: its id and secret stand under Settings.</source>
        <translation>Mở ứng dụng của bạn trên developers.zalo.me: ID và khóa bí mật nằm trong mục Cài đặt.</translation>
    </message>
    <message>
        <source>Next to the secret key, press the eye to see it, then copy it.</source>
        <translation>Bấm vào hình con mắt cạnh khóa bí mật để xem rồi chép lại.</translation>
    </message>
    <message>
        <source>Under Official Account, the callback address stands on the OA settings page.</source>
        <translation>Địa chỉ callback nằm trong mục Official Account, trang thiết lập OA.</translation>
    </message>
    <message>
        <source>Open developers.zalo.me</source>
        <translation>Mở developers.zalo.me</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Phần này cần được điền.</translation>
    </message>
    <message>
        <source>An app id has digits only. Perhaps this is the secret?</source>
        <translation>ID ứng dụng chỉ có chữ số. Hay đây là khóa bí mật?</translation>
    </message>
    <message>
        <source>That is too long for a secret: it looks like a token.</source>
        <translation>Quá dài so với khóa bí mật: trông giống một token.</translation>
    </message>
    <message>
        <source>That is the app id. The secret stands below it, behind the eye.</source>
        <translation>Đây là ID ứng dụng. Khóa bí mật nằm ngay bên dưới, sau hình con mắt.</translation>
    </message>
    <message>
        <source>There is a blank in the middle. Copy it once more.</source>
        <translation>Có khoảng trắng ở giữa. Hãy chép lại lần nữa.</translation>
    </message>
    <message>
        <source>That is not a web address. It begins with https://</source>
        <translation>Đây không phải địa chỉ web. Địa chỉ bắt đầu bằng https://</translation>
    </message>
    <message>
        <source>Zalo takes addresses that begin with https:// only.</source>
        <translation>Zalo chỉ nhận địa chỉ bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>Leave out everything from the question mark or the # on.</source>
        <translation>Hãy bỏ phần từ dấu ? hoặc dấu # trở đi.</translation>
    </message>
    <message>
        <source>Zalo takes at most 75 characters here.</source>
        <translation>Zalo chỉ nhận tối đa 75 ký tự ở đây.</translation>
    </message>
    <message>
        <source>This doesn&apos;t look right.</source>
        <translation>Nội dung này chưa đúng.</translation>
    </message>
</context>
<context>
    <name>AppPicture</name>
    <message>
        <source>Picture of the developer console: 1 app id, 2 secret key with an eye, 3 callback address</source>
        <translation>Hình trang quản lý ứng dụng: 1 ID ứng dụng, 2 khóa bí mật có hình con mắt, 3 địa chỉ callback</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>Attach photos or files</source>
        <translation>Đính kèm ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>Photos and files ({kinds})</source>
        <translation>Ảnh và tệp ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
</context>
<context>
    <name>AwayStrip</name>
    <message>
        <source>I am back</source>
        <translation>Tôi đã quay lại</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Tạm vắng</translation>
    </message>
    <message>
        <source>You are away: nothing new is given to you.</source>
        <translation>Bạn đang tạm vắng: không chia thêm hội thoại mới cho bạn.</translation>
    </message>
    <message numerus="yes">
        <source>%n open conversation(s) stay with you.</source>
        <translation>
            <numerusform>%n hội thoại đang mở vẫn ở lại với bạn.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is unanswered for {minutes} minutes goes to others.</source>
        <translation>Hội thoại chưa trả lời quá {minutes} phút sẽ chuyển cho người khác.</translation>
    </message>
</context>
<context>
    <name>BackupNotice</name>
    <message>
        <source>No backup was made. {what}. {do}</source>
        <translation>Chưa sao lưu được. {what}. {do}</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Đặt mật khẩu…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Thư mục sao lưu</translation>
    </message>
    <message>
        <source>It opens backups made from now on.</source>
        <translation>Dùng để mở các bản sao lưu tạo từ bây giờ.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Everything in one encrypted file</source>
        <translation>Tất cả trong một tệp mã hóa</translation>
    </message>
    <message>
        <source>Messages, pictures, notes, rules, staff and settings; read through before it counts.</source>
        <translation>Tin nhắn, ảnh, ghi chú, quy tắc, nhân viên và cài đặt; ghi xong được đọc lại toàn bộ mới tính là xong.</translation>
    </message>
    <message>
        <source>With Zalo logins</source>
        <translation>Kèm đăng nhập Zalo</translation>
    </message>
    <message>
        <source>Only to move to another computer: used on both, each would throw the other out.</source>
        <translation>Chỉ khi chuyển hẳn sang máy khác: dùng ở cả hai máy thì máy này sẽ đẩy máy kia ra.</translation>
    </message>
    <message>
        <source>Back up each day</source>
        <translation>Sao lưu mỗi ngày</translation>
    </message>
    <message>
        <source>By itself while Quầy Chat is open; you can go on working.</source>
        <translation>Tự chạy khi Quầy Chat đang mở; bạn vẫn làm việc bình thường.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>Best on another disk: this one may fail as a whole.</source>
        <translation>Tốt nhất là trên ổ đĩa khác, vì ổ này có thể hỏng cả.</translation>
    </message>
    <message>
        <source>Keep the last</source>
        <translation>Số bản giữ lại</translation>
    </message>
    <message>
        <source>Older ones go once a newer one was read through.</source>
        <translation>Bản cũ chỉ bị xóa khi bản mới đã đọc lại xong.</translation>
    </message>
    <message>
        <source>Pictures and files too</source>
        <translation>Kèm ảnh và tệp</translation>
    </message>
    <message>
        <source>Zalo keeps them only for a while.</source>
        <translation>Zalo chỉ giữ ảnh và tệp một thời gian.</translation>
    </message>
    <message>
        <source>Passphrase of backups</source>
        <translation>Mật khẩu bản sao lưu</translation>
    </message>
    <message>
        <source>Your recovery code opens every backup. A passphrase of its own does so too, if you set one.</source>
        <translation>Mã khôi phục mở được mọi bản sao lưu. Mật khẩu riêng cũng mở được, nếu bạn đặt.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Look into a backup, verify all of it, and put it in the place of what is here.</source>
        <translation>Xem bản sao lưu có gì, kiểm tra toàn bộ, rồi thay cho dữ liệu đang có.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Khôi phục…</translation>
    </message>
    <message>
        <source>Go back to what was here before the restore?</source>
        <translation>Quay lại dữ liệu trước khi khôi phục?</translation>
    </message>
    <message>
        <source>What was restored goes, and with it what was noted, answered or set since. Messages that Zalo still has come again. This can&apos;t be undone.</source>
        <translation>Dữ liệu vừa khôi phục sẽ bị bỏ, cùng với ghi chú, câu trả lời và cài đặt làm từ lúc đó. Tin nhắn Zalo còn giữ sẽ được lấy lại. Không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Back to the data before the restore</source>
        <translation>Quay lại dữ liệu trước khi khôi phục</translation>
    </message>
    <message>
        <source>It is kept until Quầy Chat is started once more.</source>
        <translation>Dữ liệu cũ được giữ đến khi mở lại Quầy Chat lần nữa.</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>Quay lại…</translation>
    </message>
</context>
<context>
    <name>BackupStatus</name>
    <message>
        <source>Back up now…</source>
        <translation>Sao lưu ngay…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Tiến độ sao lưu</translation>
    </message>
    <message>
        <source>Backing up: {percent} %</source>
        <translation>Đang sao lưu: {percent} %</translation>
    </message>
    <message>
        <source>Last one: {when}</source>
        <translation>Bản gần nhất: {when}</translation>
    </message>
    <message>
        <source>No backup has been made yet.</source>
        <translation>Chưa có bản sao lưu nào.</translation>
    </message>
    <message>
        <source>{when}: {what}</source>
        <translation>{when}: {what}</translation>
    </message>
</context>
<context>
    <name>BannerArea</name>
    <message>
        <source>You are using the practice OA: its customers are made up, and nothing leaves this computer.</source>
        <translation>Đang dùng OA luyện tập: khách ở đây không có thật, và không có gì rời khỏi máy này.</translation>
    </message>
    <message>
        <source>A customer writes</source>
        <translation>Khách nhắn thử</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Thoát luyện tập</translation>
    </message>
    <message>
        <source>This is not Zalo&apos;s own server: {host}</source>
        <translation>Đây không phải máy chủ của Zalo: {host}</translation>
    </message>
</context>
<context>
    <name>BasketBar</name>
    <message>
        <source>Conversations of {name}</source>
        <translation>Hội thoại của {name}</translation>
    </message>
    <message>
        <source>More baskets, and each person&apos;s</source>
        <translation>Các giỏ khác, và giỏ của từng người</translation>
    </message>
    <message>
        <source>Baskets</source>
        <translation>Các giỏ hội thoại</translation>
    </message>
</context>
<context>
    <name>BrowserFrame</name>
    <message>
        <source>Load again</source>
        <translation>Tải lại</translation>
    </message>
    <message>
        <source>Practice OA on this computer ({host})</source>
        <translation>OA luyện tập trên máy này ({host})</translation>
    </message>
    <message>
        <source>Address of the page: {host}</source>
        <translation>Địa chỉ trang: {host}</translation>
    </message>
    <message>
        <source>This page doesn&apos;t belong to Zalo: {host}</source>
        <translation>Trang này không thuộc Zalo: {host}</translation>
    </message>
    <message>
        <source>Open in my browser</source>
        <translation>Mở bằng trình duyệt của tôi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The page has stopped working.</source>
        <translation>Trang đã ngừng hoạt động.</translation>
    </message>
    <message>
        <source>Nothing is downloaded here.</source>
        <translation>Ở đây không tải tệp nào về.</translation>
    </message>
    <message>
        <source>The page says: {text}</source>
        <translation>Trang này báo: {text}</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Dùng trình duyệt của tôi</translation>
    </message>
</context>
<context>
    <name>CacheUse</name>
    <message>
        <source>{used} of {room}</source>
        <translation>{used} trên {room}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n tệp</numerusform>
        </translation>
    </message>
    <message>
        <source>{size} of it stays</source>
        <translation>{size} được giữ lại</translation>
    </message>
    <message>
        <source>Clear the cache…</source>
        <translation>Dọn bộ nhớ đệm…</translation>
    </message>
    <message>
        <source>Clear the picture cache?</source>
        <translation>Dọn bộ nhớ đệm ảnh?</translation>
    </message>
    <message>
        <source>Pictures that Zalo still has are fetched again when you look at them. Older ones may be gone for good, since Zalo keeps a picture only for a while.</source>
        <translation>Ảnh Zalo còn giữ sẽ được tải lại khi bạn xem. Ảnh cũ có thể mất hẳn, vì Zalo chỉ giữ ảnh một thời gian.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Dọn</translation>
    </message>
    <message>
        <source>{size} freed</source>
        <translation>Đã dọn {size}</translation>
    </message>
</context>
<context>
    <name>ChatRightDialog</name>
    <message>
        <source>Chat right</source>
        <translation>Quyền chat</translation>
    </message>
    <message>
        <source>Who sees the conversations of {name}?</source>
        <translation>Ai được xem hội thoại của {name}?</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Chỉ mình tôi</translation>
    </message>
    <message>
        <source>All conversations come to you. Nobody else sees them or answers.</source>
        <translation>Mọi hội thoại đều về bạn. Không ai khác xem hay trả lời được.</translation>
    </message>
    <message>
        <source>Share conversations</source>
        <translation>Chia sẻ hội thoại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Dealt among your staff by a rule: in turn, or whoever takes them first.</source>
        <translation>Chia cho nhân viên theo quy tắc: xoay vòng, hoặc ai nhận trước.</translation>
    </message>
    <message>
        <source>With “Only me” it leaves its rule, and its conversations go back to you.</source>
        <translation>Chọn “Chỉ mình tôi” thì OA rời quy tắc, và các hội thoại về lại bạn.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>getting ready…</source>
        <translation>đang chuẩn bị…</translation>
    </message>
    <message>
        <source>Click to crop, blur or turn</source>
        <translation>Bấm để cắt, làm mờ hoặc xoay</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Crop, blur, turn…</source>
        <translation>Cắt, làm mờ, xoay…</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Chuyển sang trái</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Chuyển sang phải</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>ClosedNotice</name>
    <message>
        <source>This OA must be connected again before you can reply. Reading still works.</source>
        <translation>Cần kết nối lại OA này thì mới trả lời được. Vẫn đọc được tin.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Kết nối lại</translation>
    </message>
    <message>
        <source>This OA has been disconnected. Its history stays here to read.</source>
        <translation>OA này đã ngắt kết nối. Lịch sử vẫn ở đây để xem lại.</translation>
    </message>
    <message>
        <source>The customer last wrote more than 7 days ago, so Zalo no longer takes replies from apps. You can still answer in OA Manager.</source>
        <translation>Khách nhắn lần cuối đã quá 7 ngày nên Zalo không nhận trả lời từ ứng dụng nữa. Anh chị vẫn trả lời được trong OA Manager.</translation>
    </message>
    <message>
        <source>Open OA Manager</source>
        <translation>Mở OA Manager</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Messages that can still be taken back, and have not been sent: {count}. If you quit now, they go out when Quầy Chat is started again.</source>
        <translation>Số tin còn hoàn tác được và chưa gửi đi: {count}. Nếu thoát ngay, tin sẽ được gửi khi mở lại Quầy Chat.</translation>
    </message>
    <message>
        <source>A message has not left yet</source>
        <translation>Còn tin chưa gửi đi</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Thoát ngay</translation>
    </message>
    <message>
        <source>Send, then quit</source>
        <translation>Gửi xong rồi thoát</translation>
    </message>
    <message>
        <source>Messages that can still be taken back, and have not been sent: {count}. The practice OA begins anew at each start, so they would be gone.</source>
        <translation>Tin nhắn còn hoàn tác được và chưa gửi: {count}. OA luyện tập bắt đầu lại từ đầu mỗi lần mở, nên các tin này sẽ mất.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Attach photos or files</source>
        <translation>Đính kèm ảnh hoặc tệp</translation>
    </message>
    <message>
        <source>Write a reply…</source>
        <translation>Nhập câu trả lời…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Câu trả lời</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Gửi (Enter)</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Gửi (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Only the first {kept} of {total} characters were pasted: one answer holds no more.</source>
        <translation>Chỉ dán được {kept} trong {total} ký tự: một lần trả lời không chứa được nhiều hơn.</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Biểu tượng cảm xúc</translation>
    </message>
</context>
<context>
    <name>ConfirmPage</name>
    <message>
        <source>Is this your OA?</source>
        <translation>Đây có phải OA của bạn?</translation>
    </message>
    <message>
        <source>Connect this ZaloOA</source>
        <translation>Kết nối ZaloOA này</translation>
    </message>
    <message>
        <source>Grant again</source>
        <translation>Cấp quyền lại</translation>
    </message>
    <message>
        <source>Continue without</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>It&apos;s another one</source>
        <translation>Không phải OA này</translation>
    </message>
    <message>
        <source>All permissions that Quầy Chat needs were granted.</source>
        <translation>Đã cấp đủ các quyền mà Quầy Chat cần.</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Đã xác thực</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Chưa xác thực</translation>
    </message>
    <message>
        <source>Package {name}, valid until {date}</source>
        <translation>Gói {name}, dùng đến {date}</translation>
    </message>
    <message>
        <source>Package {name}</source>
        <translation>Gói {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln người quan tâm</numerusform>
        </translation>
    </message>
    <message>
        <source>OA id {id}</source>
        <translation>ID của OA: {id}</translation>
    </message>
    <message>
        <source>Some permissions are missing</source>
        <translation>Còn thiếu quyền</translation>
    </message>
    <message>
        <source>Choose “Grant again” and tick every box on Zalo&apos;s page. Or go on; you can grant them later.</source>
        <translation>Hãy chọn “Cấp quyền lại” và đánh dấu tất cả các ô trên trang của Zalo. Hoặc cứ tiếp tục, bạn có thể cấp sau.</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Edited twice</source>
        <translation>Sửa hai lần</translation>
    </message>
    <message>
        <source>This rule was changed elsewhere meanwhile</source>
        <translation>Quy tắc này vừa được sửa ở nơi khác</translation>
    </message>
    <message>
        <source>What differs is shown side by side. Nothing is lost until you choose.</source>
        <translation>Những chỗ khác nhau nằm cạnh nhau. Không mất gì cho tới khi bạn chọn.</translation>
    </message>
    <message>
        <source>Yours, not saved yet</source>
        <translation>Bản của bạn, chưa lưu</translation>
    </message>
    <message>
        <source>Saved elsewhere</source>
        <translation>Bản đã lưu ở nơi khác</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Dùng bản của tôi</translation>
    </message>
    <message>
        <source>Take the saved one</source>
        <translation>Lấy bản đã lưu</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>User nhận</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cách chia</translation>
    </message>
    <message>
        <source>Old conversations</source>
        <translation>Xử lý hội thoại cũ</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>also to people who are away</source>
        <translation>cả người đang vắng</translation>
    </message>
    <message>
        <source>at most {n} each</source>
        <translation>mỗi người tối đa {n}</translation>
    </message>
    <message>
        <source>the first answer claims</source>
        <translation>ai trả lời trước thì nhận</translation>
    </message>
    <message>
        <source>handed on after {n} min</source>
        <translation>chuyển tiếp sau {n} phút</translation>
    </message>
    <message>
        <source>without those idle for {n} days</source>
        <translation>bỏ hội thoại im lặng {n} ngày</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>như mặc định</translation>
    </message>
</context>
<context>
    <name>ConnectWizard</name>
    <message>
        <source>Add connection</source>
        <translation>Thêm kết nối</translation>
    </message>
    <message>
        <source>Connect {name} again</source>
        <translation>Kết nối lại {name}</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Các hội thoại</translation>
    </message>
    <message>
        <source>No OA is connected yet</source>
        <translation>Chưa kết nối OA nào</translation>
    </message>
    <message>
        <source>Connect your Official Account and its customers&apos; messages appear here.</source>
        <translation>Kết nối Official Account của cửa hàng, tin nhắn của khách sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Thêm kết nối</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Xem tất cả</translation>
    </message>
</context>
<context>
    <name>CostQuestion</name>
    <message>
        <source>48 hours have passed since this customer last wrote. The message is taken from your package&apos;s quota; beyond it Zalo charges about 55 ₫ a message. Send it?</source>
        <translation>Đã quá 48 giờ từ lần cuối khách nhắn. Tin này trừ vào hạn mức của gói; hết hạn mức thì Zalo tính khoảng 55 ₫ một tin. Có gửi không?</translation>
    </message>
    <message>
        <source>Send anyway (may cost)</source>
        <translation>Vẫn gửi (có phí)</translation>
    </message>
    <message>
        <source>Don&apos;t send</source>
        <translation>Không gửi</translation>
    </message>
    <message numerus="yes">
        <source>This answer is %n messages.</source>
        <translation>
            <numerusform>Câu trả lời này là %n tin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>Đã có lỗi</translation>
    </message>
    <message>
        <source>This is a mistake in Quầy Chat, not yours. Your messages are safe. Please send us the lines below.</source>
        <translation>Đây là lỗi của Quầy Chat, không phải của bạn. Tin nhắn của bạn vẫn còn nguyên. Xin gửi cho chúng tôi các dòng dưới đây.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
<context>
    <name>CropCanvas</name>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus make it larger and smaller</source>
        <translation>Phím mũi tên để dời, dấu cộng và trừ để phóng to, thu nhỏ</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Picture</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>Dùng ảnh này</translation>
    </message>
    <message>
        <source>Move the picture until the face is in the circle</source>
        <translation>Kéo ảnh sao cho khuôn mặt nằm trong vòng tròn</translation>
    </message>
</context>
<context>
    <name>Crossing</name>
    <message>
        <source>Go on in the background?</source>
        <translation>Để Quầy Chat chạy nền?</translation>
    </message>
    <message>
        <source>Quầy Chat can stay in the tray beside the clock: messages go on coming in, you are told of them, and a click on the icon brings the window back. After quitting nothing comes in until the next start. You can change this in the settings.</source>
        <translation>Quầy Chat có thể nằm trong khay hệ thống cạnh đồng hồ: tin nhắn vẫn về, bạn vẫn được báo, bấm vào biểu tượng là mở lại cửa sổ. Nếu thoát hẳn, tin chỉ về khi mở lại ứng dụng. Bạn có thể đổi lựa chọn này trong Cài đặt.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>Ẩn xuống khay</translation>
    </message>
</context>
<context>
    <name>Customer</name>
    <message>
        <source>The shop&apos;s name for them</source>
        <translation>Tên gọi của shop</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Give them a name that only the shop sees</source>
        <translation>Đặt tên gọi, chỉ shop thấy</translation>
    </message>
    <message>
        <source>Add the name for parcels</source>
        <translation>Thêm tên người nhận hàng</translation>
    </message>
    <message>
        <source>Add a phone number</source>
        <translation>Thêm số điện thoại</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Thêm địa chỉ</translation>
    </message>
    <message>
        <source>Add the birthday</source>
        <translation>Thêm ngày sinh</translation>
    </message>
    <message>
        <source>0903 123 456</source>
        <translation>0903 123 456</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>Ảnh GIF</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>It says: {said}</source>
        <translation>Zalo báo: {said}</translation>
    </message>
    <message>
        <source>Not at Zalo yet: {why}. It is tried again.</source>
        <translation>Chưa lên Zalo: {why}. Sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>On its way to Zalo…</source>
        <translation>Đang gửi lên Zalo…</translation>
    </message>
    <message>
        <source>Kept here, but Zalo did not take it. {why}</source>
        <translation>Đã lưu trên máy này, nhưng Zalo không nhận. {why}</translation>
    </message>
    <message>
        <source>“{tag}” is not at Zalo: it was not taken. {why}</source>
        <translation>Nhãn “{tag}” chưa có trên Zalo: Zalo không nhận. {why}</translation>
    </message>
    <message>
        <source>“{tag}” is still at Zalo: it was not taken away. {why}</source>
        <translation>Nhãn “{tag}” vẫn còn trên Zalo: Zalo không cho gỡ. {why}</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Bạn</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>sửa {time}</translation>
    </message>
    <message>
        <source>from the shop</source>
        <translation>của shop</translation>
    </message>
    <message>
        <source>from the customer</source>
        <translation>của khách</translation>
    </message>
</context>
<context>
    <name>CustomerPanel</name>
    <message>
        <source>Zalo could not be asked: {why}</source>
        <translation>Chưa hỏi được Zalo: {why}</translation>
    </message>
    <message>
        <source>As Zalo had it {time}</source>
        <translation>Theo Zalo, {time}</translation>
    </message>
    <message>
        <source>Known from messages alone so far</source>
        <translation>Mới chỉ biết qua tin nhắn</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>Chưa mở hội thoại nào</translation>
    </message>
    <message>
        <source>Choose one, and its customer is shown here.</source>
        <translation>Chọn một hội thoại, thông tin khách sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Không có gì để xem</translation>
    </message>
    <message>
        <source>This customer isn&apos;t here any more, or isn&apos;t yours.</source>
        <translation>Khách này không còn ở đây, hoặc không do bạn chăm sóc.</translation>
    </message>
    <message>
        <source>Just a moment…</source>
        <translation>Chờ một chút…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Khách hàng</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close the customer panel</source>
        <translation>Đóng bảng khách hàng</translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data folder</source>
        <translation>Thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Messages, pictures and tokens, encrypted. To move to another computer, copy the whole folder.</source>
        <translation>Tin nhắn, ảnh và token, đều được mã hóa. Muốn chuyển sang máy khác, hãy chép cả thư mục.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Picture cache</source>
        <translation>Bộ nhớ đệm ảnh</translation>
    </message>
    <message>
        <source>Pictures and files kept on this computer; the oldest go first.</source>
        <translation>Ảnh và tệp giữ trên máy này; thứ cũ nhất bị bỏ trước.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Đang dùng</translation>
    </message>
    <message>
        <source>Clearing leaves what you keep, and what lies in drafts or waits to be sent.</source>
        <translation>Khi dọn, những gì bạn giữ lại, nằm trong nháp hoặc đang chờ gửi vẫn còn.</translation>
    </message>
    <message>
        <source>Export conversations</source>
        <translation>Xuất hội thoại</translation>
    </message>
    <message>
        <source>All that you may see, as pages, CSV or a workbook. For one of them, right-click it in the list.</source>
        <translation>Tất cả hội thoại bạn được xem, thành trang HTML, CSV hoặc bảng tính. Chỉ xuất một hội thoại: bấm chuột phải vào nó trong danh sách.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Mon</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>T3</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>T4</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>T5</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>T6</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>T7</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>CN</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ nhật</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hôm qua</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>{weekday}, {date}</source>
        <translation>{weekday}, {date}</translation>
    </message>
    <message>
        <source>{time} yesterday</source>
        <translation>{time} hôm qua</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>{n} phút trước</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>{n} giờ trước</translation>
    </message>
    <message>
        <source>{days} ago</source>
        <translation>{days} trước</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} giờ</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} phút</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 ngày</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} ngày</translation>
    </message>
</context>
<context>
    <name>Deactivation</name>
    <message>
        <source>Deactivate {name}?</source>
        <translation>Ngừng tài khoản của {name}?</translation>
    </message>
    <message>
        <source>The account can&apos;t sign in any more. What was written stays, and so do the drafts.</source>
        <translation>Tài khoản này không đăng nhập được nữa. Những gì đã nhắn và các bản nháp vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>It holds no open conversation.</source>
        <translation>Tài khoản không giữ hội thoại nào đang mở.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln open conversation(s) go to others by turn.</source>
        <translation>
            <numerusform>%Ln hội thoại đang mở được chia xoay vòng cho người khác.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open conversation(s) wait until somebody gets or claims them.</source>
        <translation>
            <numerusform>%Ln hội thoại đang mở chờ người khác nhận.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open conversation(s) come to you, as the rule says for old ones.</source>
        <translation>
            <numerusform>%Ln hội thoại đang mở về bạn, đúng như quy tắc định cho hội thoại cũ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosisDialog</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Đã lưu: {path}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang kiểm tra…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you.</source>
        <translation>
            <numerusform>Có %n việc cần bạn xử lý.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Mọi thứ đều ổn.</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Chẩn đoán</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Kiểm tra lại</translation>
    </message>
    <message>
        <source>Make a file to send…</source>
        <translation>Tạo tệp để gửi…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Read it through before you send it. Names, messages, numbers, addresses and logins are left out; nothing is sent by itself.</source>
        <translation>Hãy đọc qua trước khi gửi. Tên, tin nhắn, số, địa chỉ và đăng nhập đã được bỏ ra; không có gì tự gửi đi.</translation>
    </message>
</context>
<context>
    <name>DisconnectDialog</name>
    <message>
        <source>Disconnect</source>
        <translation>Ngắt kết nối</translation>
    </message>
    <message>
        <source>Disconnect {name}?</source>
        <translation>Ngắt kết nối {name}?</translation>
    </message>
    <message>
        <source>No more messages of this OA are fetched or sent. Nothing is changed at Zalo.</source>
        <translation>Quầy Chat sẽ không nhận và gửi tin của OA này nữa. Phía Zalo không thay đổi gì.</translation>
    </message>
    <message>
        <source>Keep the history on this computer</source>
        <translation>Giữ lịch sử trên máy này</translation>
    </message>
    <message>
        <source>Erase the history from this computer</source>
        <translation>Xóa lịch sử khỏi máy này</translation>
    </message>
    <message>
        <source>You can read and search it. Connect again, and it goes on.</source>
        <translation>Vẫn xem và tìm lại được. Khi kết nối lại, mọi thứ sẽ tiếp tục.</translation>
    </message>
    <message>
        <source>Messages, pictures, drafts and customer data of this OA are deleted here for good.</source>
        <translation>Tin nhắn, hình ảnh, bản nháp và thông tin khách của OA này trên máy sẽ mất hẳn.</translation>
    </message>
    <message>
        <source>To erase it, type the OA&apos;s name: {name}</source>
        <translation>Để xóa, hãy gõ tên OA: {name}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Disconnect and erase</source>
        <translation>Ngắt kết nối và xóa</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Connected</source>
        <translation>Đã kết nối</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>Mở hộp thư</translation>
    </message>
    <message>
        <source>The connection is renewed. Messages that came meanwhile are being fetched.</source>
        <translation>Kết nối đã được làm mới. Đang tải những tin đến trong lúc gián đoạn.</translation>
    </message>
    <message>
        <source>Only you see and answer this OA&apos;s conversations.</source>
        <translation>Chỉ mình bạn xem và trả lời hội thoại của OA này.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>All fetched</source>
        <translation>Đã tải xong</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln khách</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln tin nhắn</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {total} customers</source>
        <translation>{done} trên {total} khách</translation>
    </message>
    <message>
        <source>Fetching earlier conversations</source>
        <translation>Đang tải các hội thoại trước đây</translation>
    </message>
    <message>
        <source>Stop fetching</source>
        <translation>Dừng tải</translation>
    </message>
    <message>
        <source>You can work meanwhile: it goes on when this window is closed.</source>
        <translation>Bạn cứ làm việc: đóng cửa sổ này thì việc tải vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Đang dừng…</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>The account of {name} was deactivated. What was being typed is kept as a draft; the shop&apos;s owner can activate the account again.</source>
        <translation>Tài khoản của {name} đã bị ngừng. Những gì đang gõ dở được giữ làm bản nháp; chủ cửa hàng có thể kích hoạt lại tài khoản.</translation>
    </message>
</context>
<context>
    <name>EditStateLine</name>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Bỏ</translation>
    </message>
</context>
<context>
    <name>ElsewhereSection</name>
    <message>
        <source>The same person elsewhere</source>
        <translation>Hội thoại khác của người này</translation>
    </message>
    <message>
        <source>no message yet</source>
        <translation>chưa có tin nhắn</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Faces and feelings</source>
        <translation>Khuôn mặt và cảm xúc</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Con người</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Động vật và thiên nhiên</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Món ăn và đồ uống</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Đi lại và địa điểm</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Hoạt động</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Đồ vật</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Cờ</translation>
    </message>
    <message>
        <source>No skin tone</source>
        <translation>Không theo màu da</translation>
    </message>
    <message>
        <source>Light skin</source>
        <translation>Da sáng</translation>
    </message>
    <message>
        <source>Rather light skin</source>
        <translation>Da hơi sáng</translation>
    </message>
    <message>
        <source>Medium skin</source>
        <translation>Da vừa</translation>
    </message>
    <message>
        <source>Rather dark skin</source>
        <translation>Da hơi tối</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>Da tối</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>No emoji of that name</source>
        <translation>Không có biểu tượng nào tên như vậy</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Gần đây</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Biểu tượng cảm xúc</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Tìm biểu tượng</translation>
    </message>
    <message>
        <source>Skin tone</source>
        <translation>Màu da</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>No network</source>
        <translation>Không có mạng</translation>
    </message>
    <message>
        <source>Zalo can&apos;t be reached from this computer. Messages wait here and go out when the network is back.</source>
        <translation>Máy này không kết nối được tới Zalo. Tin nhắn được giữ lại đây và gửi đi khi có mạng.</translation>
    </message>
    <message>
        <source>Zalo is not answering</source>
        <translation>Zalo không trả lời</translation>
    </message>
    <message>
        <source>No answer came in time. It is tried again by itself.</source>
        <translation>Quá lâu chưa có câu trả lời. Máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Zalo has trouble</source>
        <translation>Zalo đang trục trặc</translation>
    </message>
    <message>
        <source>Zalo&apos;s own servers answer with an error. It is tried again by itself.</source>
        <translation>Máy chủ của Zalo báo lỗi. Máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Unreadable answer</source>
        <translation>Câu trả lời không đọc được</translation>
    </message>
    <message>
        <source>What came back can&apos;t be read as an answer of Zalo. It is tried again by itself.</source>
        <translation>Nội dung nhận về không phải là câu trả lời của Zalo. Máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Zalo could not send it</source>
        <translation>Zalo không gửi được</translation>
    </message>
    <message>
        <source>Zalo says that sending failed, without a reason. The conversation is read back to see what became of it.</source>
        <translation>Zalo báo gửi thất bại mà không nói lý do. Hội thoại đang được đọc lại để xem tin đã đi chưa.</translation>
    </message>
    <message>
        <source>Busy at the moment</source>
        <translation>Đang bận</translation>
    </message>
    <message>
        <source>Zalo is still working on something else. It is tried again by itself.</source>
        <translation>Zalo còn đang xử lý việc khác. Máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>Kết nối bị ngắt</translation>
    </message>
    <message>
        <source>The connection ended in the middle. It is tried again by itself.</source>
        <translation>Kết nối bị ngắt giữa chừng. Máy sẽ tự thử lại.</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Gọi Zalo quá nhiều</translation>
    </message>
    <message>
        <source>Zalo allows only so many requests a minute. It goes on by itself in a moment.</source>
        <translation>Zalo giới hạn số lần gọi mỗi phút. Lát nữa máy sẽ tự làm tiếp.</translation>
    </message>
    <message>
        <source>Not at this hour</source>
        <translation>Ngoài giờ cho phép</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t deliver this between 22:00 and 06:00. It goes on at 06:00.</source>
        <translation>Zalo không chuyển loại tin này từ 22:00 đến 06:00. Máy sẽ làm tiếp lúc 06:00.</translation>
    </message>
    <message>
        <source>Please connect again</source>
        <translation>Cần kết nối lại</translation>
    </message>
    <message>
        <source>Zalo no longer accepts this connection. Reading works; new messages and sending wait until an admin of the OA connects it again.</source>
        <translation>Zalo không còn chấp nhận kết nối này. Vẫn đọc được tin cũ; tin mới và việc gửi tin phải chờ quản trị viên của OA kết nối lại.</translation>
    </message>
    <message>
        <source>The app id is not right</source>
        <translation>ID ứng dụng không đúng</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t know an app with this id. Compare it with the page of your Zalo app.</source>
        <translation>Zalo không có ứng dụng nào mang ID này. Hãy so lại với trang ứng dụng Zalo của bạn.</translation>
    </message>
    <message>
        <source>The secret key is not right</source>
        <translation>Khóa bí mật không đúng</translation>
    </message>
    <message>
        <source>The app&apos;s secret key was refused; perhaps it was changed at Zalo. Copy it again from the page of your Zalo app.</source>
        <translation>Khóa bí mật của ứng dụng bị từ chối, có thể đã được đổi ở Zalo. Hãy chép lại từ trang ứng dụng Zalo của bạn.</translation>
    </message>
    <message>
        <source>The callback address is not right</source>
        <translation>Địa chỉ callback không đúng</translation>
    </message>
    <message>
        <source>The address that Zalo returns to must be the same here and in the settings of your Zalo app, letter by letter.</source>
        <translation>Địa chỉ Zalo trả về phải giống hệt nhau ở đây và trong cài đặt ứng dụng Zalo, từng chữ một.</translation>
    </message>
    <message>
        <source>The permission took too long</source>
        <translation>Cấp quyền quá lâu</translation>
    </message>
    <message>
        <source>Zalo&apos;s one-time code is no longer valid. Connect once more.</source>
        <translation>Mã dùng một lần của Zalo đã hết hạn. Hãy kết nối lại từ đầu.</translation>
    </message>
    <message>
        <source>The Zalo app is switched off</source>
        <translation>Ứng dụng Zalo đang tắt</translation>
    </message>
    <message>
        <source>Switch your Zalo app on at developers.zalo.me, then check again.</source>
        <translation>Hãy bật ứng dụng Zalo của bạn ở developers.zalo.me rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>The Zalo app was removed</source>
        <translation>Ứng dụng Zalo đã bị gỡ</translation>
    </message>
    <message>
        <source>The OA no longer trusts your Zalo app, or the app is gone. Connect the OA again.</source>
        <translation>OA không còn liên kết với ứng dụng Zalo này, hoặc ứng dụng đã bị xóa. Hãy kết nối lại OA.</translation>
    </message>
    <message>
        <source>The app may not use this function</source>
        <translation>Ứng dụng chưa được dùng chức năng này</translation>
    </message>
    <message>
        <source>Your Zalo app has not asked for this function yet. Add it at developers.zalo.me, then check again.</source>
        <translation>Ứng dụng Zalo của bạn chưa đăng ký chức năng này. Hãy thêm ở developers.zalo.me rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>A permission is missing</source>
        <translation>Thiếu quyền</translation>
    </message>
    <message>
        <source>The OA has not allowed this function. Connect again and tick every permission.</source>
        <translation>OA chưa cho phép chức năng này. Hãy kết nối lại và đánh dấu tất cả các quyền.</translation>
    </message>
    <message>
        <source>The OA is locked</source>
        <translation>OA bị khóa</translation>
    </message>
    <message>
        <source>Zalo has locked or deleted this OA. Ask Zalo in OA Manager.</source>
        <translation>Zalo đã khóa hoặc xóa OA này. Hãy hỏi Zalo trong OA Manager.</translation>
    </message>
    <message>
        <source>The OA is not verified</source>
        <translation>OA chưa xác thực</translation>
    </message>
    <message>
        <source>Zalo allows this only to a verified OA. Verify it in OA Manager, then check again.</source>
        <translation>Zalo chỉ cho OA đã xác thực dùng chức năng này. Hãy xác thực trong OA Manager rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Not for this kind of OA</source>
        <translation>Không dành cho loại OA này</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t offer this function to OAs of this kind.</source>
        <translation>Zalo không có chức năng này cho loại OA của bạn.</translation>
    </message>
    <message>
        <source>The OA&apos;s package doesn&apos;t include this</source>
        <translation>Gói của OA không có chức năng này</translation>
    </message>
    <message>
        <source>The OA&apos;s package has run out or is too small for this function. Buy or renew a package in OA Manager, then check again.</source>
        <translation>Gói của OA đã hết hạn hoặc quá nhỏ cho chức năng này. Hãy mua hoặc gia hạn gói trong OA Manager rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>A Zalo Cloud Account is needed</source>
        <translation>Cần có Zalo Cloud Account</translation>
    </message>
    <message>
        <source>Link the Zalo app with a Zalo Cloud Account that has money on it, then check again.</source>
        <translation>Hãy liên kết ứng dụng Zalo với một Zalo Cloud Account còn tiền rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Zalo has restricted the OA</source>
        <translation>Zalo đã hạn chế OA</translation>
    </message>
    <message>
        <source>Zalo says that the OA or the message breaks its rules. See the notices in OA Manager.</source>
        <translation>Zalo cho biết OA hoặc nội dung tin vi phạm quy định. Hãy xem thông báo trong OA Manager.</translation>
    </message>
    <message>
        <source>Permission was not given</source>
        <translation>Chưa được cấp quyền</translation>
    </message>
    <message>
        <source>The sign-in ended without permission. Connect once more and tick every permission.</source>
        <translation>Việc đăng nhập kết thúc mà chưa cấp quyền. Hãy kết nối lại và đánh dấu tất cả các quyền.</translation>
    </message>
    <message>
        <source>Another OA</source>
        <translation>Nhầm OA</translation>
    </message>
    <message>
        <source>Another OA was chosen than the one expected. Connect again and choose the right one.</source>
        <translation>OA được chọn không phải OA cần kết nối. Hãy kết nối lại và chọn đúng OA.</translation>
    </message>
    <message>
        <source>The tokens are not valid</source>
        <translation>Token không hợp lệ</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t take these tokens. Copy a fresh pair of the same app.</source>
        <translation>Zalo không nhận cặp token này. Hãy chép cặp mới của đúng ứng dụng đó.</translation>
    </message>
    <message>
        <source>Zalo refuses this browser</source>
        <translation>Zalo không nhận trình duyệt này</translation>
    </message>
    <message>
        <source>Open the sign-in page in another browser.</source>
        <translation>Hãy mở trang đăng nhập bằng trình duyệt khác.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Chưa kết nối</translation>
    </message>
    <message>
        <source>This OA is not connected. Connect it first.</source>
        <translation>OA này chưa được kết nối. Hãy kết nối trước.</translation>
    </message>
    <message>
        <source>The connection could not be renewed</source>
        <translation>Chưa gia hạn được kết nối</translation>
    </message>
    <message>
        <source>Zalo&apos;s answer was lost while the connection was being renewed. It is tried again by itself; if that doesn&apos;t help, connect again.</source>
        <translation>Câu trả lời của Zalo bị mất khi đang gia hạn kết nối. Quầy Chat sẽ tự thử lại; nếu vẫn không được, hãy kết nối lại.</translation>
    </message>
    <message>
        <source>The connection ends soon</source>
        <translation>Kết nối sắp hết hạn</translation>
    </message>
    <message>
        <source>It has not been renewed for two months, and ends after three. Check the network, or connect again.</source>
        <translation>Kết nối đã hai tháng chưa được gia hạn và sẽ hết hạn sau ba tháng. Hãy kiểm tra mạng hoặc kết nối lại.</translation>
    </message>
    <message>
        <source>No messages are fetched</source>
        <translation>Không nhận được tin nhắn</translation>
    </message>
    <message>
        <source>Messages of this OA are fetched again once it is connected.</source>
        <translation>Tin nhắn của OA này sẽ được nhận trở lại khi OA được kết nối.</translation>
    </message>
    <message>
        <source>No more uploads this month</source>
        <translation>Hết lượt tải lên của tháng này</translation>
    </message>
    <message>
        <source>The OA has used up the files it may upload. Zalo starts counting anew next month.</source>
        <translation>OA đã dùng hết số tệp được tải lên. Tháng sau Zalo sẽ tính lại từ đầu.</translation>
    </message>
    <message>
        <source>The message allowance is used up</source>
        <translation>Hết hạn mức tin nhắn</translation>
    </message>
    <message>
        <source>The package has no more messages of this kind. Buy more in OA Manager, then try again.</source>
        <translation>Gói không còn tin loại này. Hãy mua thêm trong OA Manager rồi thử lại.</translation>
    </message>
    <message>
        <source>Not from this network</source>
        <translation>Mạng này không dùng được</translation>
    </message>
    <message>
        <source>Zalo answers only to addresses in Vietnam. Switch off the VPN, or use another network.</source>
        <translation>Zalo chỉ trả lời các địa chỉ ở Việt Nam. Hãy tắt VPN hoặc dùng mạng khác.</translation>
    </message>
    <message>
        <source>The address of the server can&apos;t be used</source>
        <translation>Không dùng được địa chỉ máy chủ</translation>
    </message>
    <message>
        <source>QUAYCHAT_ZALO_OAUTH and QUAYCHAT_ZALO_OPENAPI must begin with https://, or with http:// on this computer.</source>
        <translation>QUAYCHAT_ZALO_OAUTH và QUAYCHAT_ZALO_OPENAPI phải bắt đầu bằng https://, hoặc http:// trên chính máy này.</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Kết nối không an toàn</translation>
    </message>
    <message>
        <source>The certificate of the other side is not valid. Check the computer&apos;s date, and whether a programme looks into your traffic.</source>
        <translation>Chứng chỉ của phía bên kia không hợp lệ. Hãy xem lại ngày giờ của máy, và xem có phần mềm nào đọc lén đường truyền không.</translation>
    </message>
    <message>
        <source>The password store is locked</source>
        <translation>Kho mật khẩu đang khóa</translation>
    </message>
    <message>
        <source>Unlock your system&apos;s password store, then try again.</source>
        <translation>Hãy mở khóa kho mật khẩu của hệ thống rồi thử lại.</translation>
    </message>
    <message>
        <source>The key is gone from the password store</source>
        <translation>Kho mật khẩu không còn chìa khóa</translation>
    </message>
    <message>
        <source>Open your data with the recovery code that you kept.</source>
        <translation>Hãy mở dữ liệu bằng mã khôi phục mà bạn đã cất.</translation>
    </message>
    <message>
        <source>Passphrase needed</source>
        <translation>Cần mật khẩu</translation>
    </message>
    <message>
        <source>Type the passphrase of this data.</source>
        <translation>Hãy nhập mật khẩu của dữ liệu này.</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>Mật khẩu quá ngắn</translation>
    </message>
    <message>
        <source>Take at least 8 characters.</source>
        <translation>Hãy dùng ít nhất 8 ký tự.</translation>
    </message>
    <message>
        <source>Wrong passphrase</source>
        <translation>Sai mật khẩu</translation>
    </message>
    <message>
        <source>This passphrase doesn&apos;t open the data. Mind capitals and the keyboard&apos;s Vietnamese input.</source>
        <translation>Mật khẩu này không mở được dữ liệu. Hãy để ý chữ hoa và bộ gõ tiếng Việt.</translation>
    </message>
    <message>
        <source>Wrong recovery code</source>
        <translation>Sai mã khôi phục</translation>
    </message>
    <message>
        <source>This code doesn&apos;t open the data. Compare it with your copy, group by group.</source>
        <translation>Mã này không mở được dữ liệu. Hãy so lại từng nhóm với bản bạn đã cất.</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>Đang mở rồi</translation>
    </message>
    <message>
        <source>Another Quầy Chat is using this data. One profile can be open only once.</source>
        <translation>Một cửa sổ Quầy Chat khác đang dùng dữ liệu này. Mỗi hồ sơ chỉ mở được một lần.</translation>
    </message>
    <message>
        <source>Too late to answer</source>
        <translation>Quá hạn trả lời</translation>
    </message>
    <message>
        <source>Zalo lets an OA answer within 7 days of the customer&apos;s last message. You can go on once the customer writes again.</source>
        <translation>Zalo chỉ cho OA trả lời trong 7 ngày kể từ tin cuối của khách. Khi khách nhắn lại, bạn sẽ trả lời được tiếp.</translation>
    </message>
    <message>
        <source>Blocked by the customer</source>
        <translation>Khách đã chặn</translation>
    </message>
    <message>
        <source>This customer doesn&apos;t take messages from the OA.</source>
        <translation>Khách này không nhận tin của OA.</translation>
    </message>
    <message>
        <source>The customer&apos;s limit is reached</source>
        <translation>Đã đến giới hạn của khách</translation>
    </message>
    <message>
        <source>Zalo lets this customer receive only so many messages of this kind.</source>
        <translation>Zalo chỉ cho khách này nhận một số tin nhất định thuộc loại này.</translation>
    </message>
    <message>
        <source>The customer&apos;s account is not active</source>
        <translation>Tài khoản của khách không hoạt động</translation>
    </message>
    <message>
        <source>The customer hasn&apos;t used Zalo for a long time, or the account is locked.</source>
        <translation>Khách đã lâu không dùng Zalo, hoặc tài khoản bị khóa.</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t allow this customer</source>
        <translation>Zalo không cho nhắn khách này</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t let the OA write to this customer.</source>
        <translation>Zalo không cho OA nhắn cho khách này.</translation>
    </message>
    <message>
        <source>The customer doesn&apos;t follow the OA</source>
        <translation>Khách không quan tâm OA</translation>
    </message>
    <message>
        <source>Zalo allows this only for customers who follow the OA.</source>
        <translation>Zalo chỉ cho phép với khách đang quan tâm OA.</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t accept this</source>
        <translation>Zalo không nhận nội dung này</translation>
    </message>
    <message>
        <source>Something in this message is not as Zalo wants it.</source>
        <translation>Có gì đó trong tin này không đúng như Zalo yêu cầu.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Quá lớn</translation>
    </message>
    <message>
        <source>The file is larger than Zalo allows.</source>
        <translation>Tệp lớn hơn mức Zalo cho phép.</translation>
    </message>
    <message>
        <source>This kind of file can&apos;t be sent</source>
        <translation>Không gửi được loại tệp này</translation>
    </message>
    <message>
        <source>Zalo takes pictures (JPG, PNG), GIFs, and PDF, DOC, DOCX or CSV files.</source>
        <translation>Zalo nhận ảnh (JPG, PNG), GIF và tệp PDF, DOC, DOCX, CSV.</translation>
    </message>
    <message>
        <source>Too many files at once</source>
        <translation>Quá nhiều tệp một lúc</translation>
    </message>
    <message>
        <source>One message takes 20 files. Send these first, then the others.</source>
        <translation>Một tin nhận tối đa 20 tệp. Hãy gửi số này trước rồi gửi tiếp.</translation>
    </message>
    <message>
        <source>A phone&apos;s photo format (HEIC)</source>
        <translation>Ảnh định dạng riêng của điện thoại (HEIC)</translation>
    </message>
    <message>
        <source>Zalo takes JPG and PNG. On the iPhone, choose Settings › Camera › Formats › Most Compatible. This photo: take a screenshot of it, or send it to yourself by Zalo and drag it from there.</source>
        <translation>Zalo chỉ nhận JPG và PNG. Trên iPhone, chọn Cài đặt › Camera › Định dạng › Tương thích nhất. Với ảnh này: chụp màn hình ảnh, hoặc tự gửi ảnh cho mình qua Zalo rồi kéo từ đó sang.</translation>
    </message>
    <message>
        <source>The file can&apos;t be read</source>
        <translation>Không đọc được tệp</translation>
    </message>
    <message>
        <source>It is no longer there, is a folder, or may not be opened.</source>
        <translation>Tệp không còn ở đó, là thư mục, hoặc không được phép mở.</translation>
    </message>
    <message>
        <source>The file can&apos;t be saved</source>
        <translation>Không lưu được tệp</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>Hãy chọn thư mục khác, hoặc dọn bớt ổ đĩa.</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Tệp không còn nữa</translation>
    </message>
    <message>
        <source>Attach it again, then send.</source>
        <translation>Hãy đính kèm lại rồi gửi.</translation>
    </message>
    <message>
        <source>No longer at Zalo</source>
        <translation>Không còn ở Zalo</translation>
    </message>
    <message>
        <source>The link to this file is dead. OA Manager may still show it.</source>
        <translation>Liên kết tới tệp này đã hết hạn. Có thể OA Manager vẫn còn.</translation>
    </message>
    <message>
        <source>Not from Zalo</source>
        <translation>Không phải của Zalo</translation>
    </message>
    <message>
        <source>The address of this file is not one of Zalo&apos;s, so it is not fetched.</source>
        <translation>Địa chỉ của tệp này không thuộc Zalo nên không được tải về.</translation>
    </message>
    <message>
        <source>This answer costs money</source>
        <translation>Câu trả lời này tốn phí</translation>
    </message>
    <message>
        <source>It is past the free 48 hours. It is sent only if you agree.</source>
        <translation>Đã quá 48 giờ miễn phí. Tin chỉ được gửi khi bạn đồng ý.</translation>
    </message>
    <message>
        <source>Cut off in the middle</source>
        <translation>Bị ngắt giữa chừng</translation>
    </message>
    <message>
        <source>The app ended while this was being sent. The conversation is read back to see what became of it.</source>
        <translation>Quầy Chat đã đóng khi tin này đang được gửi. Hội thoại sẽ được đọc lại để biết tin đã đi hay chưa.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be read</source>
        <translation>Không đọc được ảnh</translation>
    </message>
    <message>
        <source>The file is damaged, or is not the picture it says it is.</source>
        <translation>Tệp bị hỏng, hoặc không phải là ảnh.</translation>
    </message>
    <message>
        <source>The file is no longer at Zalo</source>
        <translation>Tệp không còn ở Zalo</translation>
    </message>
    <message>
        <source>Choose the file again and send it once more.</source>
        <translation>Hãy chọn lại tệp và gửi lần nữa.</translation>
    </message>
    <message>
        <source>Zalo no longer knows this function</source>
        <translation>Zalo không còn chức năng này</translation>
    </message>
    <message>
        <source>Perhaps this version of Quầy Chat is too old. Look for a newer one.</source>
        <translation>Có thể bản Quầy Chat này đã quá cũ. Hãy tìm bản mới hơn.</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Nội dung quá dài</translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Chưa có gì để gửi</translation>
    </message>
    <message>
        <source>Write something or add a file first.</source>
        <translation>Hãy viết gì đó hoặc thêm tệp trước.</translation>
    </message>
    <message>
        <source>Not your conversation</source>
        <translation>Không phải hội thoại của bạn</translation>
    </message>
    <message>
        <source>Somebody else is looking after this conversation.</source>
        <translation>Người khác đang chăm sóc hội thoại này.</translation>
    </message>
    <message>
        <source>Zalo refused</source>
        <translation>Zalo từ chối</translation>
    </message>
    <message>
        <source>Zalo refused this with a code that we don&apos;t know.</source>
        <translation>Zalo từ chối với một mã mà chúng tôi chưa biết.</translation>
    </message>
    <message>
        <source>It is no longer there</source>
        <translation>Không còn nữa</translation>
    </message>
    <message>
        <source>What you wanted to change is no longer there.</source>
        <translation>Thứ bạn muốn thay đổi không còn ở đó.</translation>
    </message>
    <message>
        <source>The password store is not there</source>
        <translation>Không thấy kho mật khẩu</translation>
    </message>
    <message>
        <source>The key to your messages lies in the system&apos;s password store, which can&apos;t be found now. Start it and try again, or use the recovery code.</source>
        <translation>Chìa khóa mở tin nhắn nằm trong kho mật khẩu của hệ thống, nhưng lúc này không thấy kho ấy. Hãy bật nó lên rồi thử lại, hoặc dùng mã khôi phục.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Ổ đĩa đầy</translation>
    </message>
    <message>
        <source>The disk doesn&apos;t work</source>
        <translation>Ổ đĩa trục trặc</translation>
    </message>
    <message>
        <source>The system can&apos;t read or write the data. Check the disk, then start Quầy Chat again.</source>
        <translation>Hệ thống không đọc hoặc ghi được dữ liệu. Hãy kiểm tra ổ đĩa rồi mở lại Quầy Chat.</translation>
    </message>
    <message>
        <source>The data is damaged</source>
        <translation>Dữ liệu bị hỏng</translation>
    </message>
    <message>
        <source>The database can&apos;t be read. Nothing has been deleted: copy the folder to a safe place before you do anything.</source>
        <translation>Không đọc được cơ sở dữ liệu. Chưa có gì bị xóa: hãy chép thư mục ra nơi an toàn trước khi làm bất cứ việc gì.</translation>
    </message>
    <message>
        <source>The key file is damaged</source>
        <translation>Tệp chìa khóa bị hỏng</translation>
    </message>
    <message>
        <source>The file vault.json can&apos;t be read. Put back a copy of it; without it the data can&apos;t be opened.</source>
        <translation>Không đọc được tệp vault.json. Hãy chép lại một bản sao của nó; không có nó thì không mở được dữ liệu.</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Dữ liệu của phiên bản mới hơn</translation>
    </message>
    <message>
        <source>A newer Quầy Chat has written this data. Install the newest version; the data is not touched.</source>
        <translation>Một bản Quầy Chat mới hơn đã ghi dữ liệu này. Hãy cài bản mới nhất; dữ liệu được giữ nguyên.</translation>
    </message>
    <message>
        <source>The data can&apos;t be written</source>
        <translation>Không ghi được dữ liệu</translation>
    </message>
    <message>
        <source>The folder or the file is read-only. Allow writing, then start Quầy Chat again.</source>
        <translation>Thư mục hoặc tệp chỉ cho đọc. Hãy cho phép ghi rồi mở lại Quầy Chat.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved</source>
        <translation>Không lưu được cài đặt</translation>
    </message>
    <message>
        <source>They hold until Quầy Chat is closed. Free some disk space, or allow writing in the data folder.</source>
        <translation>Cài đặt có hiệu lực đến khi đóng Quầy Chat. Hãy giải phóng ổ đĩa, hoặc cho phép ghi vào thư mục dữ liệu.</translation>
    </message>
    <message>
        <source>The data can&apos;t be opened</source>
        <translation>Không mở được dữ liệu</translation>
    </message>
    <message>
        <source>The system doesn&apos;t let the database be opened. Check the rights of the folder.</source>
        <translation>Hệ thống không cho mở cơ sở dữ liệu. Hãy kiểm tra quyền của thư mục.</translation>
    </message>
    <message>
        <source>The key doesn&apos;t fit the data</source>
        <translation>Chìa khóa không khớp với dữ liệu</translation>
    </message>
    <message>
        <source>This key belongs to other data. Put back the vault.json that belongs to it; nothing has been deleted.</source>
        <translation>Chìa khóa này thuộc về dữ liệu khác. Hãy chép lại đúng tệp vault.json của nó; chưa có gì bị xóa.</translation>
    </message>
    <message>
        <source>There is data already</source>
        <translation>Đã có dữ liệu</translation>
    </message>
    <message>
        <source>A new profile would be made over data that is already there. Nothing was changed.</source>
        <translation>Hồ sơ mới sẽ đè lên dữ liệu đang có. Chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>The key file is missing</source>
        <translation>Thiếu tệp chìa khóa</translation>
    </message>
    <message>
        <source>There is a database but no vault.json. Put it back from a copy; without it the data can&apos;t be opened.</source>
        <translation>Có cơ sở dữ liệu nhưng không có vault.json. Hãy chép lại từ bản sao; không có nó thì không mở được dữ liệu.</translation>
    </message>
    <message>
        <source>The practice folder holds something else</source>
        <translation>Thư mục luyện tập có thứ khác</translation>
    </message>
    <message>
        <source>The practice OA empties its folder at each start, so it takes none that holds other files. Move them away.</source>
        <translation>OA luyện tập xóa sạch thư mục của nó mỗi lần mở, nên không dùng thư mục có tệp khác. Hãy chuyển các tệp ấy đi.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Kết nối lại</translation>
    </message>
    <message>
        <source>Open the Zalo app page</source>
        <translation>Mở trang ứng dụng Zalo</translation>
    </message>
    <message>
        <source>Open OA Manager</source>
        <translation>Mở OA Manager</translation>
    </message>
    <message>
        <source>Show the data folder</source>
        <translation>Mở thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Không thực hiện được</translation>
    </message>
    <message>
        <source>It was refused ({code}).</source>
        <translation>Yêu cầu bị từ chối ({code}).</translation>
    </message>
    <message>
        <source>The data can&apos;t be used ({code}). Nothing has been deleted.</source>
        <translation>Không dùng được dữ liệu ({code}). Chưa có gì bị xóa.</translation>
    </message>
    <message>
        <source>Something must be put right first ({code}).</source>
        <translation>Có việc cần bạn xử lý trước ({code}).</translation>
    </message>
    <message>
        <source>An error came up ({code}). Try again in a moment.</source>
        <translation>Đã có lỗi ({code}). Hãy thử lại sau ít phút.</translation>
    </message>
    <message>
        <source>(Your address: {ip})</source>
        <translation>(Địa chỉ của bạn: {ip})</translation>
    </message>
    <message>
        <source>(Zalo: {code})</source>
        <translation>(Zalo: {code})</translation>
    </message>
    <message>
        <source>(Zalo: {code} {text})</source>
        <translation>(Zalo: {code} {text})</translation>
    </message>
    <message>
        <source>That can&apos;t be changed here</source>
        <translation>Không thay đổi được ở máy này</translation>
    </message>
    <message>
        <source>The system doesn&apos;t let Quầy Chat change what starts when you log in.</source>
        <translation>Hệ thống không cho Quầy Chat thay đổi danh sách chạy khi đăng nhập.</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Dài quá</translation>
    </message>
    <message>
        <source>Shorten it a little; nothing has been changed yet.</source>
        <translation>Hãy rút gọn lại một chút; chưa có gì bị thay đổi.</translation>
    </message>
    <message>
        <source>Not a phone number</source>
        <translation>Số điện thoại chưa đúng</translation>
    </message>
    <message>
        <source>Write it like 0903 123 456, or with + and the country&apos;s code.</source>
        <translation>Hãy viết như 0903 123 456, hoặc có dấu + và mã nước.</translation>
    </message>
    <message>
        <source>Not a birthday</source>
        <translation>Ngày sinh chưa đúng</translation>
    </message>
    <message>
        <source>Write it as day/month/year, like 31/12/1999.</source>
        <translation>Hãy viết ngày/tháng/năm, ví dụ 31/12/1999.</translation>
    </message>
    <message>
        <source>Somebody else wrote this note</source>
        <translation>Ghi chú này của người khác</translation>
    </message>
    <message>
        <source>They or the owner can change it.</source>
        <translation>Chỉ người viết hoặc chủ cửa hàng sửa được.</translation>
    </message>
    <message>
        <source>Only the person who looks after it may do this. The shop&apos;s owner can take it over.</source>
        <translation>Chỉ người đang chăm sóc hội thoại mới làm được việc này. Chủ cửa hàng có thể lấy lại hội thoại.</translation>
    </message>
    <message>
        <source>Only the shop&apos;s owner</source>
        <translation>Chỉ chủ cửa hàng</translation>
    </message>
    <message>
        <source>Ask the owner to do this, or switch to the owner&apos;s profile.</source>
        <translation>Nhờ chủ cửa hàng làm việc này, hoặc chuyển sang tài khoản của chủ.</translation>
    </message>
    <message>
        <source>You are not in this rule</source>
        <translation>Bạn không thuộc quy tắc này</translation>
    </message>
    <message>
        <source>Its conversations are shared among others now. Ask the owner to add you.</source>
        <translation>Hội thoại của quy tắc này đang chia cho người khác. Hãy nhờ chủ cửa hàng thêm bạn vào.</translation>
    </message>
    <message>
        <source>This account is deactivated</source>
        <translation>Tài khoản này đã ngừng hoạt động</translation>
    </message>
    <message>
        <source>Ask the shop&apos;s owner to activate it again.</source>
        <translation>Hãy nhờ chủ cửa hàng mở lại.</translation>
    </message>
    <message>
        <source>It is not waiting to be claimed</source>
        <translation>Hội thoại này không chờ nhận</translation>
    </message>
    <message>
        <source>Somebody looks after it, or it was never shared. Look at the list again.</source>
        <translation>Đã có người chăm sóc, hoặc hội thoại chưa từng được chia. Hãy xem lại danh sách.</translation>
    </message>
    <message>
        <source>Somebody was first</source>
        <translation>Đã có người nhận trước</translation>
    </message>
    <message>
        <source>A colleague has claimed this conversation. What you typed is kept as your draft.</source>
        <translation>Đồng nghiệp đã nhận hội thoại này. Nội dung bạn gõ vẫn được giữ làm bản nháp.</translation>
    </message>
    <message>
        <source>This customer is blocked</source>
        <translation>Khách này đã bị chặn</translation>
    </message>
    <message>
        <source>Unblock the conversation first.</source>
        <translation>Hãy bỏ chặn hội thoại trước.</translation>
    </message>
    <message>
        <source>This conversation is closed</source>
        <translation>Hội thoại này đã đóng</translation>
    </message>
    <message>
        <source>Reopen it first, or wait until its customer writes again.</source>
        <translation>Hãy mở lại, hoặc chờ khách nhắn tiếp.</translation>
    </message>
    <message>
        <source>It is open already</source>
        <translation>Hội thoại đang mở</translation>
    </message>
    <message>
        <source>Nothing had to be reopened.</source>
        <translation>Không cần mở lại.</translation>
    </message>
    <message>
        <source>This rule deals conversations by turn</source>
        <translation>Quy tắc này chia xoay vòng</translation>
    </message>
    <message>
        <source>Nobody claims them. The owner can hand it to you.</source>
        <translation>Không ai tự nhận. Chủ cửa hàng có thể giao cho bạn.</translation>
    </message>
    <message>
        <source>Its OA is not shared</source>
        <translation>OA này chưa chia sẻ hội thoại</translation>
    </message>
    <message>
        <source>Add the OA to a rule first, then conversations can be handed over.</source>
        <translation>Hãy thêm OA vào một quy tắc trước, rồi mới chuyển được hội thoại.</translation>
    </message>
    <message>
        <source>Somebody is looking after it</source>
        <translation>Đang có người chăm sóc</translation>
    </message>
    <message>
        <source>Take it over first, then close it.</source>
        <translation>Hãy lấy lại hội thoại trước, rồi đóng.</translation>
    </message>
    <message>
        <source>It was deleted or changed meanwhile. Look at the list again.</source>
        <translation>Mục này vừa bị xóa hoặc thay đổi. Hãy xem lại danh sách.</translation>
    </message>
    <message>
        <source>That person can&apos;t have it</source>
        <translation>Không thể giao cho người này</translation>
    </message>
    <message>
        <source>Choose an active member of this OA&apos;s rule, or the owner.</source>
        <translation>Hãy chọn một người đang hoạt động trong quy tắc của OA này, hoặc chủ cửa hàng.</translation>
    </message>
    <message>
        <source>The name is missing</source>
        <translation>Thiếu tên</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Hãy đặt tên.</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>Tên quá dài</translation>
    </message>
    <message>
        <source>Make it shorter.</source>
        <translation>Hãy rút gọn lại.</translation>
    </message>
    <message>
        <source>There is a rule of that name</source>
        <translation>Đã có quy tắc trùng tên</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>The OA belongs to another rule</source>
        <translation>OA đang thuộc quy tắc khác</translation>
    </message>
    <message>
        <source>Move it to this rule, or leave it where it is.</source>
        <translation>Chuyển OA sang quy tắc này, hoặc để nguyên.</translation>
    </message>
    <message>
        <source>There is no such account</source>
        <translation>Không có tài khoản này</translation>
    </message>
    <message>
        <source>Only people who have an account in the shop can be chosen. Add them first.</source>
        <translation>Chỉ chọn được người đã có tài khoản trong cửa hàng. Hãy thêm họ trước.</translation>
    </message>
    <message>
        <source>Somebody is listed twice</source>
        <translation>Có người bị ghi hai lần</translation>
    </message>
    <message>
        <source>Take one of the two out.</source>
        <translation>Hãy bỏ bớt một.</translation>
    </message>
    <message>
        <source>That account is deactivated</source>
        <translation>Tài khoản đó đã ngừng hoạt động</translation>
    </message>
    <message>
        <source>Activate it first, or choose somebody else.</source>
        <translation>Hãy mở lại tài khoản trước, hoặc chọn người khác.</translation>
    </message>
    <message>
        <source>A number is out of range</source>
        <translation>Con số ngoài giới hạn</translation>
    </message>
    <message>
        <source>Look at the options again.</source>
        <translation>Hãy xem lại phần tùy chọn.</translation>
    </message>
    <message>
        <source>The rule was changed elsewhere</source>
        <translation>Quy tắc đã được sửa ở nơi khác</translation>
    </message>
    <message>
        <source>Compare both versions, then save again.</source>
        <translation>Hãy so sánh hai bản, rồi lưu lại.</translation>
    </message>
    <message>
        <source>Something has changed meanwhile</source>
        <translation>Vừa có thay đổi</translation>
    </message>
    <message>
        <source>What the preview showed is no longer so. Look at it again, then confirm.</source>
        <translation>Kết quả xem trước không còn đúng. Hãy xem lại rồi xác nhận.</translation>
    </message>
    <message>
        <source>This shares history</source>
        <translation>Việc này chia sẻ lịch sử</translation>
    </message>
    <message>
        <source>The receivers will see the whole history and the customer&apos;s data. Confirm that first.</source>
        <translation>Người nhận sẽ thấy toàn bộ lịch sử và thông tin khách hàng. Hãy xác nhận trước.</translation>
    </message>
    <message>
        <source>The owner can&apos;t be deactivated</source>
        <translation>Không thể ngừng tài khoản chủ</translation>
    </message>
    <message>
        <source>Every shop has an owner who holds its connections.</source>
        <translation>Cửa hàng nào cũng cần một chủ giữ các kết nối.</translation>
    </message>
    <message>
        <source>That is not an e-mail address</source>
        <translation>Đây không phải địa chỉ email</translation>
    </message>
    <message>
        <source>Write it like ten@shop.vn.</source>
        <translation>Hãy viết theo dạng ten@shop.vn.</translation>
    </message>
    <message>
        <source>Somebody has this address</source>
        <translation>Địa chỉ này đã có người dùng</translation>
    </message>
    <message>
        <source>Each account has an e-mail address of its own. Choose another one.</source>
        <translation>Mỗi tài khoản có một email riêng. Hãy chọn địa chỉ khác.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits</source>
        <translation>PIN có từ 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>Choose digits only.</source>
        <translation>Chỉ dùng chữ số.</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Sai PIN</translation>
    </message>
    <message>
        <source>Try again. The owner can give you a new one.</source>
        <translation>Hãy thử lại. Chủ cửa hàng có thể đặt PIN mới cho bạn.</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>Nhập sai PIN quá nhiều lần</translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation>Hãy chờ một lát rồi thử lại.</translation>
    </message>
    <message>
        <source>It would need more than 10 messages of 2,000 characters. Send it in parts.</source>
        <translation>Phải chia thành hơn 10 tin, mỗi tin 2.000 ký tự. Hãy gửi từng phần.</translation>
    </message>
    <message>
        <source>Too many reactions</source>
        <translation>Quá nhiều cảm xúc</translation>
    </message>
    <message>
        <source>Zalo takes at most 50 reactions to one message.</source>
        <translation>Zalo chỉ nhận tối đa 50 cảm xúc cho một tin nhắn.</translation>
    </message>
    <message>
        <source>No program opens this file</source>
        <translation>Không có chương trình nào mở được tệp này</translation>
    </message>
    <message>
        <source>Save it, then open it with a program of your choice.</source>
        <translation>Hãy lưu tệp, rồi mở bằng chương trình bạn chọn.</translation>
    </message>
    <message>
        <source>This is no backup</source>
        <translation>Đây không phải bản sao lưu</translation>
    </message>
    <message>
        <source>Choose a file that Quầy Chat has made; its name ends in .qcbackup.</source>
        <translation>Hãy chọn tệp do Quầy Chat tạo ra, tên kết thúc bằng .qcbackup.</translation>
    </message>
    <message>
        <source>The backup is damaged</source>
        <translation>Bản sao lưu bị hỏng</translation>
    </message>
    <message>
        <source>Not all of it is as it was written. Choose another backup; what is on this computer is untouched.</source>
        <translation>Nội dung không còn nguyên như lúc ghi. Hãy chọn bản sao lưu khác; dữ liệu trên máy này vẫn còn nguyên.</translation>
    </message>
    <message>
        <source>The folder for backups is not there</source>
        <translation>Không thấy thư mục sao lưu</translation>
    </message>
    <message>
        <source>Plug in the disk that it is on, or choose another folder.</source>
        <translation>Hãy cắm ổ đĩa chứa thư mục đó, hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The backup was cancelled</source>
        <translation>Đã hủy sao lưu</translation>
    </message>
    <message>
        <source>It is tried again in an hour. Older backups are kept.</source>
        <translation>Một giờ nữa sẽ tự thử lại. Các bản cũ vẫn còn.</translation>
    </message>
    <message>
        <source>This doesn&apos;t open the backup</source>
        <translation>Không mở được bản sao lưu</translation>
    </message>
    <message>
        <source>Type the backup&apos;s own passphrase, or the recovery code that was valid when the backup was made.</source>
        <translation>Hãy gõ mật khẩu riêng của bản sao lưu, hoặc mã khôi phục dùng vào lúc sao lưu.</translation>
    </message>
    <message>
        <source>From a backup</source>
        <translation>Từ bản sao lưu</translation>
    </message>
    <message>
        <source>It waited when the backup was made, and may have been sent since. Look in the conversation first.</source>
        <translation>Lúc sao lưu tin này còn chờ gửi, và có thể đã được gửi sau đó. Hãy xem lại hội thoại trước.</translation>
    </message>
    <message>
        <source>Little room is left on the disk</source>
        <translation>Ổ đĩa sắp đầy</translation>
    </message>
    <message>
        <source>Free some before it is full: then nothing can be saved any more.</source>
        <translation>Hãy dọn bớt trước khi đầy, vì khi đó không lưu được gì nữa.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Đồng hồ máy tính bị sai</translation>
    </message>
    <message>
        <source>Quầy Chat corrects it by Zalo&apos;s, other programs don&apos;t. Let the system set the time by itself.</source>
        <translation>Quầy Chat tự chỉnh theo giờ của Zalo, các chương trình khác thì không. Hãy để hệ thống tự đặt giờ.</translation>
    </message>
    <message>
        <source>No backup has been made yet</source>
        <translation>Chưa có bản sao lưu nào</translation>
    </message>
    <message>
        <source>Make one in the settings, best on another disk.</source>
        <translation>Hãy tạo một bản trong Cài đặt, tốt nhất là trên ổ đĩa khác.</translation>
    </message>
    <message>
        <source>The last backup is old</source>
        <translation>Bản sao lưu gần nhất đã cũ</translation>
    </message>
    <message>
        <source>Make one in the settings, or let it be made each day.</source>
        <translation>Hãy tạo bản mới trong Cài đặt, hoặc bật sao lưu mỗi ngày.</translation>
    </message>
    <message>
        <source>Could not be looked at</source>
        <translation>Chưa kiểm tra được</translation>
    </message>
    <message>
        <source>What stands before it has to be put right first.</source>
        <translation>Cần xử lý mục phía trên trước.</translation>
    </message>
    <message>
        <source>The shop&apos;s database is out of reach</source>
        <translation>Không kết nối được cơ sở dữ liệu của shop</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again when this computer reaches it.</source>
        <translation>Chưa có gì thay đổi. Thử lại khi máy này kết nối được.</translation>
    </message>
    <message>
        <source>New versions can&apos;t be looked for now</source>
        <translation>Hiện chưa tìm được bản mới</translation>
    </message>
    <message>
        <source>The server does not answer. It is tried again by itself; go on working.</source>
        <translation>Máy chủ không trả lời. Ứng dụng sẽ tự thử lại; bạn cứ làm việc tiếp.</translation>
    </message>
    <message>
        <source>What the update server says is not from us</source>
        <translation>Tin từ máy chủ cập nhật không phải của chúng tôi</translation>
    </message>
    <message>
        <source>Its signature is wrong, so nothing was installed. A proxy or virus scanner may stand in between; it is tried again tomorrow.</source>
        <translation>Chữ ký không đúng nên không có gì được cài. Có thể có proxy hoặc phần mềm diệt virus chen vào giữa; ngày mai sẽ thử lại.</translation>
    </message>
    <message>
        <source>The update server gave old news</source>
        <translation>Máy chủ cập nhật đưa tin cũ</translation>
    </message>
    <message>
        <source>A newer answer was seen here before, so this one was not followed. It is tried again tomorrow.</source>
        <translation>Máy này đã nhận tin mới hơn trước đó nên không làm theo tin này. Ngày mai sẽ thử lại.</translation>
    </message>
    <message>
        <source>The news of updates is out of date</source>
        <translation>Tin cập nhật đã quá hạn</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock. If it is right, the publisher has not renewed the news; Quầy Chat goes on working all the same.</source>
        <translation>Hãy kiểm tra đồng hồ của máy. Nếu giờ đúng thì nhà phát hành chưa gia hạn tin; Quầy Chat vẫn chạy như thường.</translation>
    </message>
    <message>
        <source>The new version arrived damaged</source>
        <translation>Bản mới tải về bị hỏng</translation>
    </message>
    <message>
        <source>It was thrown away and is fetched again later; this version goes on working.</source>
        <translation>Đã bỏ tệp đó và sẽ tải lại sau; bản đang dùng vẫn chạy bình thường.</translation>
    </message>
    <message>
        <source>The new version does not run on this computer</source>
        <translation>Bản mới không chạy được trên máy này</translation>
    </message>
    <message>
        <source>You keep the version you have. The next one is tried again.</source>
        <translation>Bạn vẫn dùng bản hiện có. Bản kế tiếp sẽ được thử lại.</translation>
    </message>
    <message>
        <source>This build isn&apos;t updated by itself</source>
        <translation>Bản này không tự cập nhật</translation>
    </message>
    <message>
        <source>Install a newer version in the way you installed this one.</source>
        <translation>Hãy cài bản mới theo đúng cách bạn đã cài bản này.</translation>
    </message>
    <message>
        <source>Updates are switched off</source>
        <translation>Cập nhật đang tắt</translation>
    </message>
    <message>
        <source>Switch them on in the settings first.</source>
        <translation>Hãy bật cập nhật trong phần cài đặt trước.</translation>
    </message>
    <message>
        <source>The new version can&apos;t be put on the disk</source>
        <translation>Không ghi được bản mới lên đĩa</translation>
    </message>
    <message>
        <source>Allow writing in the data folder and where Quầy Chat is installed.</source>
        <translation>Hãy cho phép ghi vào thư mục dữ liệu và thư mục cài Quầy Chat.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>Some of what Zalo sent can&apos;t be read</source>
        <translation>Có tin Zalo gửi về không đọc được</translation>
    </message>
    <message>
        <source>It is kept and tried again after each update. All other messages are here.</source>
        <translation>Các tin này được cất lại và thử đọc lại sau mỗi lần cập nhật. Mọi tin khác vẫn đầy đủ ở đây.</translation>
    </message>
    <message>
        <source>Nothing can be saved. Free some space: Quầy Chat goes on by itself then.</source>
        <translation>Không lưu được gì nữa. Hãy giải phóng bớt chỗ, Quầy Chat sẽ tự chạy tiếp.</translation>
    </message>
</context>
<context>
    <name>ExchangedSection</name>
    <message>
        <source>Photos and files</source>
        <translation>Ảnh và tệp</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Xem tất cả</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Saved from Quầy Chat on {time}. This file is not encrypted.</source>
        <translation>Lưu từ Quầy Chat lúc {time}. Tệp này không mã hóa.</translation>
    </message>
    <message>
        <source>OA</source>
        <translation>OA</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Khách</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người viết</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Sticker</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Tin thoại</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Business card</source>
        <translation>Danh thiếp</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Nút bấm</translation>
    </message>
    <message>
        <source>Another kind</source>
        <translation>Loại khác</translation>
    </message>
    <message>
        <source>Sent outside the app</source>
        <translation>Gửi ngoài ứng dụng</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Cửa hàng</translation>
    </message>
    <message>
        <source>The picture is not on this computer.</source>
        <translation>Ảnh không có trên máy này.</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Tất cả hội thoại</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Saved: {path} ({count} messages)</source>
        <translation>Đã lưu: {path} ({count} tin nhắn)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{done} of {total} messages</source>
        <translation>{done} trên {total} tin nhắn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Xuất hội thoại</translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation>Xuất tất cả hội thoại</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read it. Keep it where customers&apos; data may lie.</source>
        <translation>Tệp không mã hóa: ai có tệp đều đọc được. Hãy cất ở nơi được phép giữ dữ liệu khách hàng.</translation>
    </message>
    <message>
        <source>Page to read (HTML)</source>
        <translation>Trang để đọc (HTML)</translation>
    </message>
    <message>
        <source>With photos, for any browser; loads nothing from the network.</source>
        <translation>Kèm ảnh, mở bằng trình duyệt nào cũng được; không tải gì từ mạng.</translation>
    </message>
    <message>
        <source>A folder with a page for each conversation and a list of them.</source>
        <translation>Một thư mục gồm trang của từng hội thoại và trang danh sách.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Bảng (CSV)</translation>
    </message>
    <message>
        <source>A line for each message, for any program.</source>
        <translation>Mỗi tin nhắn một dòng, chương trình nào cũng mở được.</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Bảng tính (XLSX)</translation>
    </message>
    <message>
        <source>A line for each message, for Excel and others.</source>
        <translation>Mỗi tin nhắn một dòng, cho Excel và chương trình tương tự.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mở thư mục</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>What to do</source>
        <translation>Cách xử lý</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Correct the app&apos;s details</source>
        <translation>Sửa thông tin ứng dụng</translation>
    </message>
    <message>
        <source>Use my own browser</source>
        <translation>Dùng trình duyệt của tôi</translation>
    </message>
    <message>
        <source>Paste again</source>
        <translation>Dán lại</translation>
    </message>
    <message>
        <source>Paste tokens</source>
        <translation>Dán token</translation>
    </message>
    <message>
        <source>Open developers.zalo.me</source>
        <translation>Mở developers.zalo.me</translation>
    </message>
    <message>
        <source>Open OA Manager</source>
        <translation>Mở OA Manager</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>Zalo doesn&apos;t know this app id</source>
        <translation>Zalo không có ứng dụng mang ID này</translation>
    </message>
    <message>
        <source>The app id that was entered belongs to no Zalo app.</source>
        <translation>ID vừa nhập không thuộc ứng dụng Zalo nào.</translation>
    </message>
    <message>
        <source>Open your app on developers.zalo.me.</source>
        <translation>Mở ứng dụng của bạn trên developers.zalo.me.</translation>
    </message>
    <message>
        <source>Copy the app id once more: digits only, all of them.</source>
        <translation>Chép lại ID ứng dụng: chỉ gồm chữ số, chép đủ.</translation>
    </message>
    <message>
        <source>Don&apos;t take the OA&apos;s id: that is another number.</source>
        <translation>Đừng lấy ID của OA, đó là một số khác.</translation>
    </message>
    <message>
        <source>The app secret is not right</source>
        <translation>Khóa bí mật của ứng dụng không đúng</translation>
    </message>
    <message>
        <source>You signed in well, but Zalo refused the app&apos;s secret key.</source>
        <translation>Bạn đã đăng nhập được, nhưng Zalo từ chối khóa bí mật của ứng dụng.</translation>
    </message>
    <message>
        <source>Open your app on developers.zalo.me and press the eye beside the secret key.</source>
        <translation>Mở ứng dụng trên developers.zalo.me rồi bấm hình con mắt cạnh khóa bí mật.</translation>
    </message>
    <message>
        <source>Copy the secret of the app, not the OA&apos;s secret and not a token.</source>
        <translation>Chép khóa bí mật của ứng dụng, không phải của OA và không phải token.</translation>
    </message>
    <message>
        <source>If the secret was renewed there, only the newest one works.</source>
        <translation>Nếu khóa đã được đổi, chỉ khóa mới nhất dùng được.</translation>
    </message>
    <message>
        <source>The callback address doesn&apos;t match</source>
        <translation>Địa chỉ callback không khớp</translation>
    </message>
    <message>
        <source>Zalo compares it letter by letter with the one that is registered in your app.</source>
        <translation>Zalo so từng ký tự với địa chỉ đã đăng ký trong ứng dụng của bạn.</translation>
    </message>
    <message>
        <source>On developers.zalo.me open your app, then Official Account, and look at the callback address.</source>
        <translation>Trên developers.zalo.me, mở ứng dụng, vào mục Official Account và xem địa chỉ callback.</translation>
    </message>
    <message>
        <source>Copy it from there as it is: https, capital letters and a slash at the end count.</source>
        <translation>Chép nguyên từ đó: https, chữ hoa và dấu / ở cuối đều phải giống.</translation>
    </message>
    <message>
        <source>If none is registered, enter one there, save, and wait a minute.</source>
        <translation>Nếu chưa đăng ký, hãy nhập một địa chỉ ở đó, lưu lại và chờ một phút.</translation>
    </message>
    <message>
        <source>The Zalo app is not active</source>
        <translation>Ứng dụng Zalo chưa hoạt động</translation>
    </message>
    <message>
        <source>Zalo lets only active apps that use the Official Account API sign in.</source>
        <translation>Zalo chỉ cho đăng nhập với ứng dụng đang hoạt động và có dùng Official Account API.</translation>
    </message>
    <message>
        <source>On developers.zalo.me open your app and switch it to active.</source>
        <translation>Trên developers.zalo.me, mở ứng dụng và chuyển sang trạng thái hoạt động.</translation>
    </message>
    <message>
        <source>Under Products, register the Official Account API.</source>
        <translation>Trong mục Sản phẩm, đăng ký Official Account API.</translation>
    </message>
    <message>
        <source>Come back here and try again.</source>
        <translation>Quay lại đây và thử lại.</translation>
    </message>
    <message>
        <source>The permission was not given</source>
        <translation>Quyền chưa được cấp</translation>
    </message>
    <message>
        <source>On Zalo&apos;s page the request was refused, or the account may not act for this OA. Nothing was stored.</source>
        <translation>Trên trang của Zalo, yêu cầu đã bị từ chối, hoặc tài khoản không có quyền với OA này. Chưa có gì được lưu.</translation>
    </message>
    <message>
        <source>Sign in with the Zalo account that is an admin of the OA.</source>
        <translation>Đăng nhập bằng tài khoản Zalo là quản trị viên của OA.</translation>
    </message>
    <message>
        <source>Pick the OA, tick all permissions, and agree to the terms.</source>
        <translation>Chọn OA, đánh dấu tất cả các quyền và đồng ý điều khoản.</translation>
    </message>
    <message>
        <source>Press “Cho phép”, not “Từ chối”.</source>
        <translation>Bấm “Cho phép”, đừng bấm “Từ chối”.</translation>
    </message>
    <message>
        <source>That was another OA</source>
        <translation>Đó là một OA khác</translation>
    </message>
    <message>
        <source>Expected: {expected}. On Zalo&apos;s page a different OA was picked, so nothing was changed.</source>
        <translation>Cần chọn: {expected}. Trên trang của Zalo đã chọn một OA khác, nên chưa có gì thay đổi.</translation>
    </message>
    <message>
        <source>Try again and pick {expected} on Zalo&apos;s page.</source>
        <translation>Thử lại và chọn {expected} trên trang của Zalo.</translation>
    </message>
    <message>
        <source>If it isn&apos;t in the list there, you signed in with an account that doesn&apos;t manage it.</source>
        <translation>Nếu không thấy trong danh sách, tài khoản đang đăng nhập không quản lý OA đó.</translation>
    </message>
    <message>
        <source>To add the other OA, close this window and choose “Add connection”.</source>
        <translation>Muốn thêm OA kia, hãy đóng cửa sổ này và chọn “Thêm kết nối”.</translation>
    </message>
    <message>
        <source>The sign-in is used up</source>
        <translation>Lượt đăng nhập đã hết hiệu lực</translation>
    </message>
    <message>
        <source>Zalo&apos;s answer works once and for ten minutes only. This one was too old, or used already.</source>
        <translation>Trả lời của Zalo chỉ dùng được một lần và trong mười phút. Lần này đã quá hạn hoặc đã dùng rồi.</translation>
    </message>
    <message>
        <source>Sign in once more, from the start.</source>
        <translation>Đăng nhập lại từ đầu.</translation>
    </message>
    <message>
        <source>If you paste the address: copy it at once, and paste it only once.</source>
        <translation>Nếu dán địa chỉ: hãy chép ngay và chỉ dán một lần.</translation>
    </message>
    <message>
        <source>Ten minutes have passed</source>
        <translation>Đã quá mười phút</translation>
    </message>
    <message>
        <source>A sign-in that isn&apos;t finished in ten minutes is stopped, so that nobody else can finish it.</source>
        <translation>Lượt đăng nhập không xong trong mười phút sẽ bị dừng, để không ai khác hoàn tất thay bạn.</translation>
    </message>
    <message>
        <source>Have your phone with Zalo at hand for the QR code.</source>
        <translation>Chuẩn bị sẵn điện thoại có Zalo để quét mã QR.</translation>
    </message>
    <message>
        <source>The sign-in was closed</source>
        <translation>Trang đăng nhập đã bị đóng</translation>
    </message>
    <message>
        <source>Zalo&apos;s page was closed before it answered. Nothing was stored.</source>
        <translation>Trang của Zalo bị đóng trước khi trả lời. Chưa có gì được lưu.</translation>
    </message>
    <message>
        <source>Sign in once more when you are ready.</source>
        <translation>Khi sẵn sàng, hãy đăng nhập lại.</translation>
    </message>
    <message>
        <source>If the page doesn&apos;t work in this window, use your own browser.</source>
        <translation>Nếu trang không chạy được trong cửa sổ này, hãy dùng trình duyệt của bạn.</translation>
    </message>
    <message>
        <source>No connection to Zalo</source>
        <translation>Không kết nối được với Zalo</translation>
    </message>
    <message>
        <source>This computer could not reach Zalo. What you entered is kept.</source>
        <translation>Máy này không kết nối được đến Zalo. Những gì đã nhập vẫn còn.</translation>
    </message>
    <message>
        <source>Look whether other web pages open.</source>
        <translation>Xem các trang web khác có mở được không.</translation>
    </message>
    <message>
        <source>If they do: a firewall, proxy or antivirus may be blocking zaloapp.com and zalo.me.</source>
        <translation>Nếu mở được: có thể tường lửa, proxy hoặc phần mềm diệt virus đang chặn zaloapp.com và zalo.me.</translation>
    </message>
    <message>
        <source>Try again when the network is back.</source>
        <translation>Thử lại khi có mạng.</translation>
    </message>
    <message>
        <source>Zalo refuses this network</source>
        <translation>Zalo từ chối mạng này</translation>
    </message>
    <message>
        <source>Zalo gives customer data only to computers in Vietnam, and takes this one to be abroad {ip}. Your sign-in is fine.</source>
        <translation>Zalo chỉ cung cấp dữ liệu khách hàng cho máy ở Việt Nam, và cho rằng máy này đang ở nước ngoài {ip}. Phần đăng nhập của bạn vẫn ổn.</translation>
    </message>
    <message>
        <source>Turn off VPN, proxy and the browser&apos;s “secure network”, if one is on.</source>
        <translation>Tắt VPN, proxy hoặc “mạng an toàn” của trình duyệt nếu đang bật.</translation>
    </message>
    <message>
        <source>Or use another network, such as your phone&apos;s hotspot.</source>
        <translation>Hoặc dùng mạng khác, ví dụ điểm phát sóng của điện thoại.</translation>
    </message>
    <message>
        <source>Then try again: you need not sign in once more.</source>
        <translation>Rồi thử lại: không cần đăng nhập lần nữa.</translation>
    </message>
    <message>
        <source>The OA&apos;s package doesn&apos;t include this</source>
        <translation>Gói dịch vụ của OA chưa có tính năng này</translation>
    </message>
    <message>
        <source>Zalo opens its API only to OAs with a package that contains it; yours doesn&apos;t, or it has run out.</source>
        <translation>Zalo chỉ mở API cho OA có gói dịch vụ phù hợp; gói của bạn chưa có hoặc đã hết hạn.</translation>
    </message>
    <message>
        <source>Open OA Manager and look at the package of the OA and its end date.</source>
        <translation>Mở OA Manager, xem gói dịch vụ của OA và ngày hết hạn.</translation>
    </message>
    <message>
        <source>Take or renew a package with Open API (Tăng trưởng or Toàn diện).</source>
        <translation>Đăng ký hoặc gia hạn gói có Open API (Tăng trưởng hoặc Toàn diện).</translation>
    </message>
    <message>
        <source>Then try again.</source>
        <translation>Sau đó thử lại.</translation>
    </message>
    <message>
        <source>The OA is not verified</source>
        <translation>OA chưa được xác thực</translation>
    </message>
    <message>
        <source>Zalo opens its API only to verified OAs (with the yellow or blue tick).</source>
        <translation>Zalo chỉ mở API cho OA đã xác thực (có dấu tích vàng hoặc xanh).</translation>
    </message>
    <message>
        <source>In OA Manager choose to verify the OA and send in the papers.</source>
        <translation>Trong OA Manager, chọn xác thực OA và gửi giấy tờ.</translation>
    </message>
    <message>
        <source>Zalo answers in some days; then try again.</source>
        <translation>Zalo sẽ trả lời sau vài ngày; khi đó hãy thử lại.</translation>
    </message>
    <message>
        <source>A permission is missing in the Zalo app</source>
        <translation>Ứng dụng Zalo còn thiếu quyền</translation>
    </message>
    <message>
        <source>Your Zalo app may not ask for what Quầy Chat needs.</source>
        <translation>Ứng dụng Zalo của bạn chưa được phép xin những quyền mà Quầy Chat cần.</translation>
    </message>
    <message>
        <source>On developers.zalo.me open your app, then Official Account, then permissions.</source>
        <translation>Trên developers.zalo.me, mở ứng dụng, vào Official Account, rồi vào phần quyền.</translation>
    </message>
    <message>
        <source>Tick the groups for sending messages, users&apos; messages, and OA and user information.</source>
        <translation>Đánh dấu các nhóm: gửi tin nhắn, tin nhắn người dùng, thông tin OA và người dùng.</translation>
    </message>
    <message>
        <source>Try again, and tick all boxes on Zalo&apos;s page too.</source>
        <translation>Thử lại, và đánh dấu tất cả các ô trên trang của Zalo.</translation>
    </message>
    <message>
        <source>That answer is not from this sign-in</source>
        <translation>Trả lời này không thuộc lượt đăng nhập hiện tại</translation>
    </message>
    <message>
        <source>The address belongs to an older or somebody else&apos;s sign-in. It was refused for your safety; nothing was stored.</source>
        <translation>Địa chỉ này thuộc một lượt đăng nhập cũ hoặc của người khác. Để an toàn, Quầy Chat đã từ chối; chưa có gì được lưu.</translation>
    </message>
    <message>
        <source>Start again, and use only the page that opens then.</source>
        <translation>Bắt đầu lại và chỉ dùng trang vừa mở.</translation>
    </message>
    <message>
        <source>Never paste an address that somebody sent you.</source>
        <translation>Đừng bao giờ dán địa chỉ do người khác gửi.</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t take these tokens</source>
        <translation>Zalo không nhận cặp token này</translation>
    </message>
    <message>
        <source>They are too old, were used elsewhere, or belong to another app.</source>
        <translation>Token đã quá hạn, đã được dùng ở nơi khác, hoặc thuộc ứng dụng khác.</translation>
    </message>
    <message>
        <source>In the API Explorer choose the same app as here, then make a new pair.</source>
        <translation>Trong API Explorer, chọn đúng ứng dụng như ở đây rồi tạo cặp mới.</translation>
    </message>
    <message>
        <source>Copy access token and refresh token, each into its own field.</source>
        <translation>Chép access token và refresh token, mỗi cái vào đúng ô.</translation>
    </message>
    <message>
        <source>Don&apos;t use the pair anywhere else: a refresh token works once.</source>
        <translation>Đừng dùng cặp này ở nơi khác: refresh token chỉ dùng được một lần.</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Kết nối không an toàn</translation>
    </message>
    <message>
        <source>The certificate of the page could not be checked, so it was not opened. Somebody may be reading along.</source>
        <translation>Không kiểm tra được chứng chỉ của trang nên Quầy Chat không mở. Có thể có người đang đọc lén.</translation>
    </message>
    <message>
        <source>Look whether date and time of this computer are right.</source>
        <translation>Xem ngày giờ của máy có đúng không.</translation>
    </message>
    <message>
        <source>In a public network, sign in to it first, or use your phone&apos;s hotspot.</source>
        <translation>Ở mạng công cộng, hãy đăng nhập vào mạng trước, hoặc dùng điểm phát sóng của điện thoại.</translation>
    </message>
    <message>
        <source>An antivirus that reads encrypted traffic has to leave zaloapp.com and zalo.me alone.</source>
        <translation>Phần mềm diệt virus có đọc dữ liệu mã hóa thì phải chừa zaloapp.com và zalo.me.</translation>
    </message>
    <message>
        <source>Zalo has trouble at the moment</source>
        <translation>Zalo đang gặp sự cố</translation>
    </message>
    <message>
        <source>Zalo answered with an error of its own. It is not your doing, and what you entered is kept.</source>
        <translation>Zalo trả về lỗi của chính họ. Không phải do bạn, và những gì đã nhập vẫn còn.</translation>
    </message>
    <message>
        <source>Wait a few minutes.</source>
        <translation>Chờ vài phút.</translation>
    </message>
    <message>
        <source>This OA is connected elsewhere</source>
        <translation>OA này đang được kết nối ở nơi khác</translation>
    </message>
    <message>
        <source>Another profile or computer of the shop keeps this OA&apos;s connection. Two at once would throw each other out.</source>
        <translation>Một hồ sơ hoặc máy khác của cửa hàng đang giữ kết nối của OA này. Hai nơi cùng lúc sẽ đẩy nhau ra.</translation>
    </message>
    <message>
        <source>Let the person who connected it disconnect it there, or hand it over.</source>
        <translation>Nhờ người đã kết nối ngắt ở đó, hoặc bàn giao lại.</translation>
    </message>
    <message>
        <source>This is not the address Zalo sent you to</source>
        <translation>Đây không phải địa chỉ mà Zalo chuyển bạn đến</translation>
    </message>
    <message>
        <source>It must begin with your callback address and contain “code=”.</source>
        <translation>Địa chỉ phải bắt đầu bằng địa chỉ callback của bạn và có “code=”.</translation>
    </message>
    <message>
        <source>In the browser, press “Cho phép” on Zalo&apos;s page.</source>
        <translation>Trong trình duyệt, bấm “Cho phép” trên trang của Zalo.</translation>
    </message>
    <message>
        <source>Copy everything in the address bar of the page that comes then, even if it shows an error.</source>
        <translation>Chép toàn bộ thanh địa chỉ của trang hiện ra sau đó, dù trang có báo lỗi.</translation>
    </message>
    <message>
        <source>Paste it here.</source>
        <translation>Dán vào đây.</translation>
    </message>
    <message>
        <source>Zalo refused, and gave a code we don&apos;t know</source>
        <translation>Zalo từ chối với một mã chưa biết</translation>
    </message>
    <message>
        <source>Zalo&apos;s code: {zalo_code}. Nothing was stored.</source>
        <translation>Mã của Zalo: {zalo_code}. Chưa có gì được lưu.</translation>
    </message>
    <message>
        <source>Try again once.</source>
        <translation>Thử lại một lần.</translation>
    </message>
    <message>
        <source>If it comes back, send us this code; it contains nothing secret.</source>
        <translation>Nếu vẫn bị, hãy gửi mã này cho chúng tôi; mã không chứa gì bí mật.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
    <message>
        <source>Click to copy</source>
        <translation>Bấm để sao chép</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Edit: {field}</source>
        <translation>Sửa: {field}</translation>
    </message>
    <message>
        <source>Copy: {field}</source>
        <translation>Sao chép: {field}</translation>
    </message>
</context>
<context>
    <name>FiguresSection</name>
    <message>
        <source>Contact</source>
        <translation>Liên hệ</translation>
    </message>
    <message>
        <source>Counted over the messages that are on this machine</source>
        <translation>Tính trên các tin nhắn có trong máy này</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>Nhắn lần đầu</translation>
    </message>
    <message>
        <source>Last wrote</source>
        <translation>Khách nhắn gần nhất</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Shop trả lời gần nhất</translation>
    </message>
    <message>
        <source>Messages in / out</source>
        <translation>Tin nhận / gửi</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>More filters, and the order</source>
        <translation>Bộ lọc khác và thứ tự</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Looking…</source>
        <translation>Đang tìm…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không thấy</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Tìm trong hội thoại này</translation>
    </message>
    <message>
        <source>Older (Enter)</source>
        <translation>Tin cũ hơn (Enter)</translation>
    </message>
    <message>
        <source>Newer (Shift+Enter)</source>
        <translation>Tin mới hơn (Shift+Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Disk</source>
        <translation>Ổ đĩa</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chìa khóa dữ liệu</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Đồng hồ</translation>
    </message>
    <message>
        <source>Login at Zalo</source>
        <translation>Đăng nhập Zalo</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vị trí mạng</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Quyền</translation>
    </message>
    <message>
        <source>Package of the OA</source>
        <translation>Gói dịch vụ OA</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>{size} free.</source>
        <translation>Còn trống {size}.</translation>
    </message>
    <message>
        <source>Whole: every page was read and fits its checksum.</source>
        <translation>Nguyên vẹn: đã đọc từng trang và đều khớp.</translation>
    </message>
    <message>
        <source>It can be reached, and fits.</source>
        <translation>Lấy được và khớp với dữ liệu.</translation>
    </message>
    <message>
        <source>Zalo answers.</source>
        <translation>Zalo có trả lời.</translation>
    </message>
    <message>
        <source>It goes as Zalo&apos;s does.</source>
        <translation>Khớp với giờ của Zalo.</translation>
    </message>
    <message>
        <source>Zalo takes it.</source>
        <translation>Zalo chấp nhận.</translation>
    </message>
    <message>
        <source>Zalo takes this network address for one in Vietnam.</source>
        <translation>Zalo nhận địa chỉ mạng này là ở Việt Nam.</translation>
    </message>
    <message>
        <source>All are granted.</source>
        <translation>Đã cấp đủ.</translation>
    </message>
    <message>
        <source>It includes the Open API.</source>
        <translation>Có Open API.</translation>
    </message>
    <message>
        <source>The last one is not older than three days.</source>
        <translation>Bản gần nhất chưa quá ba ngày.</translation>
    </message>
    <message>
        <source>What Zalo sends</source>
        <translation>Tin Zalo gửi về</translation>
    </message>
    <message>
        <source>All of it could be read.</source>
        <translation>Đọc được hết.</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Connect your OA</source>
        <translation>Kết nối OA của bạn</translation>
    </message>
    <message>
        <source>Then your customers&apos; messages appear here.</source>
        <translation>Tin nhắn của khách sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Kết nối</translation>
    </message>
    <message>
        <source>Put the recovery code away</source>
        <translation>Cất mã khôi phục</translation>
    </message>
    <message>
        <source>On paper or in a password store: it opens your messages when this computer forgets.</source>
        <translation>Ghi ra giấy hoặc lưu vào trình quản lý mật khẩu: mã này mở lại tin nhắn khi máy quên khóa.</translation>
    </message>
    <message>
        <source>It is put away</source>
        <translation>Tôi đã cất rồi</translation>
    </message>
    <message>
        <source>Try a reply</source>
        <translation>Trả lời thử một tin</translation>
    </message>
    <message>
        <source>Let a friend write to your OA and answer, or answer the next customer.</source>
        <translation>Nhờ một người quen nhắn vào OA rồi trả lời, hoặc trả lời khách tiếp theo.</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Mở hộp thư</translation>
    </message>
    <message>
        <source>See and hear a notification</source>
        <translation>Xem và nghe thử thông báo</translation>
    </message>
    <message>
        <source>If nothing comes up, the system&apos;s settings keep Quầy Chat quiet.</source>
        <translation>Nếu không thấy gì, hãy bật thông báo cho Quầy Chat trong cài đặt của máy.</translation>
    </message>
    <message>
        <source>Show me one</source>
        <translation>Báo thử</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Tự mở khi đăng nhập máy</translation>
    </message>
    <message>
        <source>So that no customer waits because nobody opened Quầy Chat.</source>
        <translation>Để không khách nào phải chờ vì quên mở Quầy Chat.</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Bật</translation>
    </message>
</context>
<context>
    <name>ForgottenPin</name>
    <message>
        <source>Forgot the PIN?</source>
        <translation>Quên PIN?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Set the new PIN</source>
        <translation>Đặt PIN mới</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>Ask the shop&apos;s owner for a new one: in Quầy Chat under Staff, beside the name {name}. What is waiting for you stays as it is.</source>
        <translation>Nhờ chủ cửa hàng đặt PIN mới: trong Quầy Chat, mục Nhân viên, ở tên {name}. Những gì đang chờ bạn vẫn giữ nguyên.</translation>
    </message>
    <message>
        <source>This is the practice OA: close Quầy Chat and start it again, and practice begins anew without a PIN.</source>
        <translation>Đây là OA luyện tập: đóng Quầy Chat rồi mở lại, phần luyện tập bắt đầu lại từ đầu và không có PIN.</translation>
    </message>
    <message>
        <source>The recovery code that was shown when Quầy Chat was set up opens everything, so it lets you choose a new PIN too. Without PIN and code nobody can open the owner&apos;s profile.</source>
        <translation>Mã khôi phục hiện ra lúc cài đặt Quầy Chat mở được mọi thứ, nên cũng cho bạn chọn PIN mới. Không có cả PIN lẫn mã thì không ai mở được hồ sơ của chủ cửa hàng.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Photos and files</source>
        <translation>Ảnh và tệp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>This system has no tray to hide in: closing the window quits.</source>
        <translation>Hệ thống này không có khay để ẩn: đóng cửa sổ là thoát.</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Cỡ hiển thị</translation>
    </message>
    <message>
        <source>Ctrl++ and Ctrl+- change it too.</source>
        <translation>Có thể đổi nhanh bằng Ctrl++ và Ctrl+-.</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Tự mở khi đăng nhập máy</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Khi đóng cửa sổ</translation>
    </message>
    <message>
        <source>Go on fetching messages while the window is hidden</source>
        <translation>Vẫn nhận tin khi cửa sổ bị ẩn hoặc thu nhỏ</translation>
    </message>
    <message>
        <source>Otherwise new messages come, and are told of, only while the window is open.</source>
        <translation>Nếu tắt, tin mới chỉ về và được báo khi cửa sổ đang mở.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Hỏi tôi</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Ẩn xuống khay, vẫn chạy</translation>
    </message>
    <message>
        <source>Quit Quầy Chat</source>
        <translation>Thoát Quầy Chat</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand over</source>
        <translation>Chuyển</translation>
    </message>
    <message numerus="yes">
        <source>Hand %n conversation(s) over</source>
        <translation>
            <numerusform>Chuyển %n hội thoại cho…</numerusform>
        </translation>
    </message>
    <message>
        <source>Name or e-mail</source>
        <translation>Tên hoặc e-mail</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>Chuyển cho ai</translation>
    </message>
    <message>
        <source>People who can have it</source>
        <translation>Những người nhận được</translation>
    </message>
    <message>
        <source>Note for them (optional): what has been agreed, what is left to do</source>
        <translation>Ghi chú cho họ (không bắt buộc): đã thống nhất gì, còn phải làm gì</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Whoever gets it sees the whole history and the customer&apos;s data. What they have seen can&apos;t be taken back.</source>
        <translation>Người nhận sẽ thấy toàn bộ lịch sử chat và thông tin khách hàng. Điều họ đã xem thì không thu lại được.</translation>
    </message>
    <message>
        <source>Nobody else can have it now. Add people to the rule first.</source>
        <translation>Hiện chưa có ai khác nhận được. Hãy thêm người vào quy tắc trước.</translation>
    </message>
    <message>
        <source>Hand over with its history</source>
        <translation>Chuyển kèm lịch sử</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Backup and restore…</source>
        <translation>Sao lưu và khôi phục…</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Chẩn đoán…</translation>
    </message>
    <message>
        <source>About Quầy Chat</source>
        <translation>Giới thiệu Quầy Chat</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>Export conversations…</source>
        <translation>Xuất hội thoại…</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>No network: messages are sent when it is back</source>
        <translation>Không có mạng: tin sẽ gửi khi có mạng lại</translation>
    </message>
    <message>
        <source>{length} characters: more than {most} messages, too long for one answer</source>
        <translation>{length} ký tự: nhiều hơn {most} tin, quá dài cho một lần trả lời</translation>
    </message>
    <message numerus="yes">
        <source>will go as %n messages</source>
        <translation>
            <numerusform>sẽ gửi thành %n tin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoldBar</name>
    <message>
        <source>Nobody has it yet: whoever answers first has it.</source>
        <translation>Chưa ai nhận: ai trả lời trước thì nhận hội thoại này.</translation>
    </message>
    <message>
        <source>Nobody has it yet. If you answer, it is yours.</source>
        <translation>Chưa ai nhận. Bạn trả lời thì hội thoại về bạn.</translation>
    </message>
    <message>
        <source>{name} looked after it until it was closed. If you answer, it is yours.</source>
        <translation>{name} đã chăm sóc đến khi đóng. Bạn trả lời thì hội thoại về bạn.</translation>
    </message>
    <message>
        <source>This conversation waits for somebody. Read it, then claim it to answer.</source>
        <translation>Hội thoại đang chờ người nhận. Bạn đọc được; bấm Nhận chat để trả lời.</translation>
    </message>
    <message>
        <source>{name} looks after this conversation, so only they can answer.</source>
        <translation>{name} đang chăm sóc hội thoại này nên bạn chưa trả lời được.</translation>
    </message>
    <message>
        <source>This customer is blocked.</source>
        <translation>Khách này đang bị chặn.</translation>
    </message>
    <message>
        <source>This conversation is not yours to answer.</source>
        <translation>Bạn không phải người trả lời hội thoại này.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Nhận chat</translation>
    </message>
    <message>
        <source>Take over to answer</source>
        <translation>Lấy về để trả lời</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Lấy về</translation>
    </message>
</context>
<context>
    <name>HolderButton</name>
    <message>
        <source>Looked after by: {name}</source>
        <translation>Người chăm sóc: {name}</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>At Zalo: {name}</source>
        <translation>Tên Zalo: {name}</translation>
    </message>
    <message>
        <source>Follows the OA</source>
        <translation>Đang quan tâm OA</translation>
    </message>
    <message>
        <source>Doesn&apos;t follow the OA</source>
        <translation>Chưa quan tâm OA</translation>
    </message>
    <message>
        <source>Under 18</source>
        <translation>Dưới 18 tuổi</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Loading…</source>
        <translation>Đang tải…</translation>
    </message>
    <message>
        <source>No longer on Zalo&apos;s server</source>
        <translation>Không còn trên máy chủ Zalo</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown</source>
        <translation>Không hiện được ảnh này</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Tin thoại</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Cuộc gọi</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Nhãn dán</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Open it in Zalo</source>
        <translation>Mở trong Zalo để xem</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Business card</source>
        <translation>Danh thiếp</translation>
    </message>
    <message>
        <source>See this kind of message in Zalo</source>
        <translation>Tin nhắn loại này xem trên Zalo</translation>
    </message>
    <message>
        <source>Kind: {type}</source>
        <translation>Loại: {type}</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Open the map</source>
        <translation>Mở bản đồ</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Đã gửi rồi</translation>
    </message>
    <message>
        <source>Send anyway (may cost)</source>
        <translation>Vẫn gửi (có phí)</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Tin mới</translation>
    </message>
    <message>
        <source>Open the link?</source>
        <translation>Mở liên kết?</translation>
    </message>
    <message>
        <source>This link leads to {host}.</source>
        <translation>Liên kết này dẫn tới {host}.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Mở trong trình duyệt</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Sao chép liên kết</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Free replies until {time} ({left} left)</source>
        <translation>Trả lời miễn phí đến {time} (còn {left})</translation>
    </message>
    <message>
        <source>More than 48 hours since they wrote: replies may cost money</source>
        <translation>Đã quá 48 giờ: trả lời có thể tính phí</translation>
    </message>
    <message>
        <source>you can reply until {time}</source>
        <translation>còn trả lời được đến {time}</translation>
    </message>
    <message>
        <source>[Photo]</source>
        <translation>[Ảnh]</translation>
    </message>
    <message>
        <source>[GIF]</source>
        <translation>[GIF]</translation>
    </message>
    <message>
        <source>[Sticker]</source>
        <translation>[Nhãn dán]</translation>
    </message>
    <message>
        <source>[Voice message]</source>
        <translation>[Tin thoại]</translation>
    </message>
    <message>
        <source>[Video]</source>
        <translation>[Video]</translation>
    </message>
    <message>
        <source>[File]</source>
        <translation>[Tệp]</translation>
    </message>
    <message>
        <source>[Link]</source>
        <translation>[Liên kết]</translation>
    </message>
    <message>
        <source>[Location]</source>
        <translation>[Vị trí]</translation>
    </message>
    <message>
        <source>[Business card]</source>
        <translation>[Danh thiếp]</translation>
    </message>
    <message>
        <source>[Call]</source>
        <translation>[Cuộc gọi]</translation>
    </message>
    <message>
        <source>[Message]</source>
        <translation>[Tin nhắn]</translation>
    </message>
    <message>
        <source>Zalo gives no older messages. Earlier ones are in OA Manager.</source>
        <translation>Zalo không cho lấy tin cũ hơn. Xem tin trước đó trong OA Manager.</translation>
    </message>
    <message>
        <source>Some messages are missing here. They are being fetched.</source>
        <translation>Thiếu một số tin ở đây, đang tải về.</translation>
    </message>
    <message>
        <source>Some messages are missing here: Zalo would not give them.</source>
        <translation>Thiếu một số tin ở đây: Zalo không cho lấy.</translation>
    </message>
    <message>
        <source>Some messages are missing here: fetching was stopped.</source>
        <translation>Thiếu một số tin ở đây: việc tải đã dừng.</translation>
    </message>
    <message>
        <source>Not sure whether it was sent; checking with Zalo…</source>
        <translation>Chưa rõ đã gửi chưa, đang kiểm tra với Zalo…</translation>
    </message>
    <message>
        <source>Zalo doesn&apos;t show this message. Was it sent?</source>
        <translation>Không thấy tin này trên Zalo. Tin đã gửi chưa?</translation>
    </message>
    <message>
        <source>[Message: {type}]</source>
        <translation>[Tin nhắn: {type}]</translation>
    </message>
    <message>
        <source>You: </source>
        <translation>Bạn: </translation>
    </message>
    <message>
        <source>Draft: </source>
        <translation>Nháp: </translation>
    </message>
    <message>
        <source>[1 file]</source>
        <translation>[1 tệp]</translation>
    </message>
    <message>
        <source>[{n} files]</source>
        <translation>[{n} tệp]</translation>
    </message>
    <message>
        <source>{n}m</source>
        <translation>{n} phút</translation>
    </message>
    <message>
        <source>{n}h</source>
        <translation>{n} giờ</translation>
    </message>
    <message>
        <source>{n}d</source>
        <translation>{n} ngày</translation>
    </message>
    <message>
        <source>1 message waiting</source>
        <translation>1 tin đang chờ</translation>
    </message>
    <message>
        <source>{n} messages waiting</source>
        <translation>{n} tin đang chờ</translation>
    </message>
    <message>
        <source>1 message not sent</source>
        <translation>1 tin chưa gửi được</translation>
    </message>
    <message>
        <source>{n} messages not sent</source>
        <translation>{n} tin chưa gửi được</translation>
    </message>
    <message>
        <source>{messages} for {time}</source>
        <translation>{messages} đã {time}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Bạn</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Khách</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Tải lại</translation>
    </message>
    <message>
        <source>sent outside the app</source>
        <translation>gửi ngoài ứng dụng</translation>
    </message>
    <message>
        <source>Sends in {n} s</source>
        <translation>Gửi sau {n} giây</translation>
    </message>
    <message>
        <source>Waits for the message above</source>
        <translation>Chờ tin ở trên</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>Chưa gửi được: {reason}</translation>
    </message>
    <message>
        <source>Held: the free reply time has passed, sending may now cost money</source>
        <translation>Đang giữ: đã hết giờ trả lời miễn phí, gửi bây giờ có thể tính phí</translation>
    </message>
    <message>
        <source>Held: the 7 days in which you may answer have passed</source>
        <translation>Đang giữ: đã hết 7 ngày được trả lời</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Đang giữ</translation>
    </message>
    <message>
        <source>Held: {reason}</source>
        <translation>Đang giữ: {reason}</translation>
    </message>
    <message>
        <source>This photo is no longer on Zalo&apos;s server. OA Manager may still show it.</source>
        <translation>Ảnh này không còn trên máy chủ Zalo. Có thể OA Manager vẫn còn.</translation>
    </message>
    <message>
        <source>Zalo can&apos;t be reached now; the photo is fetched later.</source>
        <translation>Chưa liên lạc được với Zalo; ảnh sẽ được tải sau.</translation>
    </message>
    <message>
        <source>Uploading {n}%</source>
        <translation>Đang tải lên {n}%</translation>
    </message>
    <message>
        <source>The quoted message isn&apos;t here</source>
        <translation>Tin được trích dẫn không có ở đây</translation>
    </message>
    <message>
        <source>in reply to: {text}</source>
        <translation>trả lời tin: {text}</translation>
    </message>
    <message>
        <source>Only the beginning is shown. “Copy text” takes all of it.</source>
        <translation>Chỉ hiện phần đầu. “Sao chép nội dung” lấy được toàn bộ.</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Sao chép số</translation>
    </message>
    <message>
        <source>A message without words</source>
        <translation>Tin không có chữ</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>Ảnh động</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>A button was pressed</source>
        <translation>Khách vừa bấm một nút</translation>
    </message>
    <message>
        <source>The customer doesn&apos;t see these words</source>
        <translation>Khách không thấy dòng chữ này</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Video call</source>
        <translation>Cuộc gọi video</translation>
    </message>
    <message>
        <source>See it in Zalo</source>
        <translation>Xem trên Zalo</translation>
    </message>
    <message>
        <source>The connection isn&apos;t encrypted: type nothing private there.</source>
        <translation>Kết nối này không mã hóa: đừng nhập điều riêng tư ở đó.</translation>
    </message>
    <message>
        <source>[Button]</source>
        <translation>[Bấm nút]</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>[{n} photos]</source>
        <translation>[{n} ảnh]</translation>
    </message>
    <message>
        <source>automatic reply</source>
        <translation>trả lời tự động</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>đồng nghiệp</translation>
    </message>
    <message>
        <source>{n} of {all}: {state}</source>
        <translation>{n}/{all} ảnh: {state}</translation>
    </message>
    <message>
        <source>Open the file?</source>
        <translation>Mở tệp?</translation>
    </message>
    <message>
        <source>It came with a message and opens in another program. Open it only if you expected it.</source>
        <translation>Tệp đến cùng tin nhắn và sẽ mở bằng chương trình khác. Chỉ mở khi bạn biết đó là gì.</translation>
    </message>
    <message>
        <source>A file of this kind may run a program, so it isn&apos;t opened from here. It can only be saved.</source>
        <translation>Loại tệp này có thể chạy chương trình, nên không mở từ đây. Bạn chỉ có thể lưu.</translation>
    </message>
    <message>
        <source>No sound here</source>
        <translation>Không có âm thanh</translation>
    </message>
    <message>
        <source>This voice message can&apos;t be played here.</source>
        <translation>Không phát được tin thoại này ở đây.</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found, or the sound isn&apos;t one that can be played.</source>
        <translation>Không thấy loa hay tai nghe, hoặc đây là loại âm thanh không phát được.</translation>
    </message>
    <message>
        <source>Open in another program</source>
        <translation>Mở bằng ứng dụng khác</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>This can&apos;t be fetched</source>
        <translation>Không tải được</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Đã ghim</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Đã chặn</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Reply window ends in {time}</source>
        <translation>Hạn trả lời còn {time}</translation>
    </message>
</context>
<context>
    <name>InboxPane</name>
    <message>
        <source>Choose a conversation</source>
        <translation>Chọn một hội thoại</translation>
    </message>
    <message>
        <source>{up} and {down} go from one to the next.</source>
        <translation>Bấm {up} và {down} để chuyển qua lại giữa các hội thoại.</translation>
    </message>
</context>
<context>
    <name>InboxToast</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n tệp nữa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n tin mới</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Xuống tin mới nhất</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>Not sent</source>
        <translation>Chưa gửi</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Nháp</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Sao chép nội dung</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Bỏ</translation>
    </message>
    <message numerus="yes">
        <source>with %n file(s)</source>
        <translation>
            <numerusform>kèm %n tệp</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>Your kept texts</source>
        <translation>Nội dung được giữ lại</translation>
    </message>
    <message>
        <source>Nothing is kept</source>
        <translation>Không có gì được giữ lại</translation>
    </message>
    <message>
        <source>What you have typed into a conversation that somebody else gets is kept here, for you alone.</source>
        <translation>Những gì bạn đang gõ khi hội thoại chuyển sang người khác được giữ ở đây, chỉ mình bạn thấy.</translation>
    </message>
    <message>
        <source>Texts from conversations that are with somebody else now. Only you see them.</source>
        <translation>Nội dung bạn đã gõ trong những hội thoại nay thuộc người khác. Chỉ mình bạn thấy.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã sao chép</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Go to the conversations</source>
        <translation>Mở hộp thư</translation>
    </message>
    <message>
        <source>Go to the Zalo OAs</source>
        <translation>Mở danh sách Zalo OA</translation>
    </message>
    <message>
        <source>Connect a Zalo OA</source>
        <translation>Kết nối Zalo OA</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Bảng phím tắt này</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>Phóng to toàn bộ</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>Thu nhỏ toàn bộ</translation>
    </message>
    <message>
        <source>Everything in its usual size</source>
        <translation>Trở về cỡ thường</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Hội thoại kế tiếp</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Hội thoại trước đó</translation>
    </message>
    <message>
        <source>Answer the chosen conversation</source>
        <translation>Trả lời hội thoại đang chọn</translation>
    </message>
    <message>
        <source>Send (with Ctrl, where Enter begins a new line)</source>
        <translation>Gửi (thêm Ctrl nếu Enter dùng để xuống dòng)</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Xuống dòng</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Trở về danh sách</translation>
    </message>
    <message>
        <source>To the oldest message that is loaded</source>
        <translation>Lên tin cũ nhất đã tải</translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Xuống tin mới nhất</translation>
    </message>
    <message>
        <source>Back to the field</source>
        <translation>Trở về ô soạn tin</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <translation>Vừa khung</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Ở bất cứ đâu</translation>
    </message>
    <message>
        <source>In the inbox</source>
        <translation>Trong hộp thư</translation>
    </message>
    <message>
        <source>In the list of conversations</source>
        <translation>Trong danh sách hội thoại</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>Khi soạn tin</translation>
    </message>
    <message>
        <source>In the messages</source>
        <translation>Trong vùng tin nhắn</translation>
    </message>
    <message>
        <source>While looking at a photo</source>
        <translation>Khi xem ảnh</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Tìm trong mọi thứ</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Tìm trong hội thoại này</translation>
    </message>
    <message>
        <source>Older photo</source>
        <translation>Ảnh cũ hơn</translation>
    </message>
    <message>
        <source>Newer photo</source>
        <translation>Ảnh mới hơn</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Xoay</translation>
    </message>
    <message>
        <source>Keep the photo</source>
        <translation>Giữ lại ảnh</translation>
    </message>
    <message>
        <source>Copy the photo</source>
        <translation>Sao chép ảnh</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Lưu ảnh</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>One more blur</source>
        <translation>Thêm vùng mờ</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>While editing a photo</source>
        <translation>Khi sửa ảnh</translation>
    </message>
    <message>
        <source>Customer: details, tags, notes, photos</source>
        <translation>Khách hàng: thông tin, nhãn, ghi chú, ảnh</translation>
    </message>
    <message>
        <source>Edit what was just sent, or up into the messages, while nothing is typed</source>
        <translation>Sửa tin vừa gửi, hoặc đi lên các tin nhắn, khi ô nhập còn trống</translation>
    </message>
    <message>
        <source>Take back what was just sent, while nothing is typed</source>
        <translation>Lấy lại tin vừa gửi, khi ô nhập còn trống</translation>
    </message>
    <message>
        <source>Quote the message before, or after</source>
        <translation>Trích dẫn tin trước, hoặc tin sau</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Biểu tượng cảm xúc</translation>
    </message>
    <message>
        <source>Reply to the message</source>
        <translation>Trả lời tin nhắn này</translation>
    </message>
    <message>
        <source>React to the message</source>
        <translation>Thả cảm xúc cho tin nhắn này</translation>
    </message>
    <message>
        <source>Mark the conversation as unread, or as read</source>
        <translation>Đánh dấu hội thoại chưa đọc, hoặc đã đọc</translation>
    </message>
    <message>
        <source>Pin the conversation, or unpin it</source>
        <translation>Ghim hội thoại, hoặc bỏ ghim</translation>
    </message>
    <message>
        <source>Close the conversation, or reopen it</source>
        <translation>Đóng hội thoại, hoặc mở lại</translation>
    </message>
    <message>
        <source>Block the customer, or unblock them</source>
        <translation>Chặn khách, hoặc bỏ chặn</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Tất cả hội thoại</translation>
    </message>
    <message>
        <source>Unread ones</source>
        <translation>Hội thoại chưa đọc</translation>
    </message>
    <message>
        <source>Unanswered ones</source>
        <translation>Hội thoại chưa trả lời</translation>
    </message>
    <message>
        <source>Closed ones</source>
        <translation>Hội thoại đã đóng</translation>
    </message>
    <message>
        <source>Blocked ones</source>
        <translation>Hội thoại đã chặn</translation>
    </message>
    <message>
        <source>Take back what was just done</source>
        <translation>Hoàn tác việc vừa làm</translation>
    </message>
    <message>
        <source>One conversation again, after several were chosen with Shift or Ctrl</source>
        <translation>Về lại một hội thoại, sau khi chọn nhiều bằng Shift hoặc Ctrl</translation>
    </message>
    <message>
        <source>Lock, or let somebody else in</source>
        <translation>Khóa, hoặc để người khác vào</translation>
    </message>
    <message>
        <source>Add a tag to the customer</source>
        <translation>Thêm nhãn cho khách</translation>
    </message>
    <message>
        <source>The conversations you look after</source>
        <translation>Hội thoại của tôi</translation>
    </message>
    <message>
        <source>Those that wait to be claimed</source>
        <translation>Hội thoại chờ nhận</translation>
    </message>
    <message>
        <source>Those that nobody could have</source>
        <translation>Hội thoại chưa ai nhận được</translation>
    </message>
    <message>
        <source>Everybody&apos;s conversations</source>
        <translation>Tất cả hội thoại được xem</translation>
    </message>
    <message>
        <source>Claim the conversation</source>
        <translation>Nhận chat</translation>
    </message>
    <message>
        <source>Give the conversation back</source>
        <translation>Trả lại hội thoại</translation>
    </message>
    <message>
        <source>Hand the conversation over</source>
        <translation>Chuyển hội thoại cho người khác</translation>
    </message>
    <message>
        <source>Take the conversation over</source>
        <translation>Lấy hội thoại về</translation>
    </message>
    <message>
        <source>Why it is with whom it is</source>
        <translation>Vì sao hội thoại về người đang giữ</translation>
    </message>
    <message>
        <source>Texts kept for you alone</source>
        <translation>Nội dung được giữ riêng cho bạn</translation>
    </message>
    <message>
        <source>Rules: who gets which conversation</source>
        <translation>Quy tắc: ai nhận hội thoại nào</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>Ai đang giữ gì</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Search for a key or what it does</source>
        <translation>Tìm phím hoặc việc cần làm</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
</context>
<context>
    <name>KeysView</name>
    <message>
        <source>No key for that.</source>
        <translation>Không có phím tắt cho việc này.</translation>
    </message>
</context>
<context>
    <name>KindActions</name>
    <message>
        <source>Copy number</source>
        <translation>Sao chép số</translation>
    </message>
    <message>
        <source>Look in OA Manager</source>
        <translation>Xem trong OA Manager</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>Sao chép tọa độ</translation>
    </message>
    <message>
        <source>Open in another program…</source>
        <translation>Mở bằng ứng dụng khác…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Open OA Manager</source>
        <translation>Mở OA Manager</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>Sao chép {number}</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>Gọi {number}</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>What you typed will not be kept.</source>
        <translation>Những gì bạn đã nhập sẽ không được giữ lại.</translation>
    </message>
    <message>
        <source>You will have to sign in to Zalo again.</source>
        <translation>Bạn sẽ phải đăng nhập Zalo lại từ đầu.</translation>
    </message>
    <message>
        <source>The OA stays in the list as “Not set up”: its messages are not fetched before you choose the chat right.</source>
        <translation>OA nằm trong danh sách ở trạng thái “Chưa cấu hình”: tin nhắn chỉ được tải sau khi bạn chọn quyền chat.</translation>
    </message>
    <message>
        <source>Leave now?</source>
        <translation>Rời khỏi bây giờ?</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Rời khỏi</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy</translation>
    </message>
    <message>
        <source>part of {name}</source>
        <translation>nằm trong {name}</translation>
    </message>
    <message>
        <source>This component brings no text of its licence.</source>
        <translation>Thành phần này không kèm văn bản giấy phép.</translation>
    </message>
    <message>
        <source>Components and licences</source>
        <translation>Thành phần và giấy phép</translation>
    </message>
    <message>
        <source>Search names, licences and their texts</source>
        <translation>Tìm theo tên, giấy phép và nội dung</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Thành phần</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Văn bản giấy phép</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Chưa đọc</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Đã chặn</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mới nhất trước</translation>
    </message>
    <message>
        <source>Longest waiting first</source>
        <translation>Chờ lâu nhất trước</translation>
    </message>
    <message>
        <source>Reply window ending first</source>
        <translation>Sắp hết hạn trả lời trước</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Đánh dấu đã đọc</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Đánh dấu chưa đọc</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Ghim</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Bỏ ghim</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng hội thoại</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Mở lại</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Chặn</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Bỏ chặn</translation>
    </message>
    <message>
        <source>Marked as read</source>
        <translation>Đã đánh dấu đã đọc</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>Đã đánh dấu chưa đọc</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Đã ghim</translation>
    </message>
    <message>
        <source>Unpinned</source>
        <translation>Đã bỏ ghim</translation>
    </message>
    <message>
        <source>Conversation closed</source>
        <translation>Đã đóng hội thoại</translation>
    </message>
    <message>
        <source>Conversation reopened</source>
        <translation>Đã mở lại hội thoại</translation>
    </message>
    <message>
        <source>Customer blocked</source>
        <translation>Đã chặn khách</translation>
    </message>
    <message>
        <source>Customer unblocked</source>
        <translation>Đã bỏ chặn khách</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Chưa có tin nhắn</translation>
    </message>
    <message>
        <source>When a customer writes to your OA, the conversation appears here by itself.</source>
        <translation>Khi có khách nhắn cho OA, hội thoại sẽ tự hiện ở đây.</translation>
    </message>
    <message>
        <source>Everything has been read</source>
        <translation>Đã đọc hết</translation>
    </message>
    <message>
        <source>New messages appear here. Mark a conversation as unread to come back to it.</source>
        <translation>Tin nhắn mới sẽ hiện ở đây. Đánh dấu chưa đọc để quay lại một hội thoại sau.</translation>
    </message>
    <message>
        <source>Every customer has been answered</source>
        <translation>Đã trả lời mọi khách</translation>
    </message>
    <message>
        <source>Those who wait for your answer appear here.</source>
        <translation>Khách đang chờ bạn trả lời sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>No closed conversations</source>
        <translation>Chưa đóng hội thoại nào</translation>
    </message>
    <message>
        <source>Close a conversation that is done. It reopens by itself when its customer writes again.</source>
        <translation>Xong việc thì đóng hội thoại lại. Khi khách nhắn tiếp, hội thoại tự mở ra.</translation>
    </message>
    <message>
        <source>Nobody is blocked</source>
        <translation>Chưa chặn ai</translation>
    </message>
    <message>
        <source>Block someone who only disturbs: their messages are kept here, without alert or count.</source>
        <translation>Chặn người chỉ quấy rầy: tin của họ vẫn được giữ ở đây, không báo và không tính vào số chờ.</translation>
    </message>
    <message>
        <source>{done}: {n}</source>
        <translation>{done}: {n}</translation>
    </message>
    <message>
        <source>Left as they are: {n} ({why})</source>
        <translation>Để nguyên: {n} ({why})</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Không có gì ở đây</translation>
    </message>
    <message>
        <source>No conversation fits this OA or tag. Look at all of them instead.</source>
        <translation>Không có hội thoại nào thuộc OA hoặc nhãn này. Hãy xem lại tất cả.</translation>
    </message>
    <message>
        <source>Official Account</source>
        <translation>Official Account</translation>
    </message>
    <message>
        <source>All OAs</source>
        <translation>Tất cả OA</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Mọi nhãn</translation>
    </message>
</context>
<context>
    <name>ListActs</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Not possible here.</source>
        <translation>Không dùng được ở đây.</translation>
    </message>
    <message>
        <source>It starts in the tray, without a window.</source>
        <translation>Quầy Chat mở sẵn trong khay, không hiện cửa sổ.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Reply</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Thả cảm xúc</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Inbox</source>
        <translation>Hộp thư</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Hội thoại</translation>
    </message>
    <message>
        <source>Connected Official Accounts</source>
        <translation>Các Zalo OA đã kết nối</translation>
    </message>
    <message>
        <source>Zalo OAs</source>
        <translation>Cấu hình Zalo</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Bước đầu</translation>
    </message>
    <message>
        <source>What is left to set up</source>
        <translation>Những việc còn lại khi mới dùng</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Share conversations by rules</source>
        <translation>Chia hội thoại theo quy tắc</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Who holds what, and who got what</source>
        <translation>Ai đang giữ gì, ai nhận bao nhiêu</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Who works in the shop</source>
        <translation>Ai làm việc trong shop</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Keys, backup, diagnosis</source>
        <translation>Phím tắt, sao lưu, chẩn đoán</translation>
    </message>
</context>
<context>
    <name>NewPassphrasePage</name>
    <message>
        <source>At least 8 characters. Several words that you can remember are best.</source>
        <translation>Ít nhất 8 ký tự. Tốt nhất là vài từ mà bạn dễ nhớ.</translation>
    </message>
    <message>
        <source>Weak: easy to guess. Make it longer.</source>
        <translation>Yếu: dễ đoán. Hãy viết dài hơn.</translation>
    </message>
    <message>
        <source>Fair: one more word makes it good.</source>
        <translation>Tạm được: thêm một từ nữa là tốt.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Tốt.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Mạnh.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hai lần nhập không giống nhau.</translation>
    </message>
    <message>
        <source>You type it each time Quầy Chat starts.</source>
        <translation>Bạn nhập mật khẩu này mỗi lần mở Quầy Chat.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>This system has no password store that can be trusted, so a passphrase protects your messages.</source>
        <translation>Hệ thống này không có kho mật khẩu đáng tin cậy, nên một mật khẩu sẽ bảo vệ tin nhắn của bạn.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Đặt mật khẩu</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Nhập lại</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Change this note</source>
        <translation>Sửa ghi chú này</translation>
    </message>
    <message>
        <source>Delete this note</source>
        <translation>Xóa ghi chú này</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Private notes</source>
        <translation>Ghi chú riêng</translation>
    </message>
    <message>
        <source>Only on this machine. Neither Zalo nor the customer ever sees them.</source>
        <translation>Chỉ lưu trên máy này. Zalo và khách không bao giờ thấy.</translation>
    </message>
    <message>
        <source>Write a note; Ctrl+Enter saves it</source>
        <translation>Viết ghi chú; Ctrl+Enter để lưu</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Ghi chú mới</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Lưu ghi chú</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Not paused. The icon in the tray can pause alerts for an hour or until tomorrow.</source>
        <translation>Đang bật. Có thể tạm tắt một giờ hoặc đến sáng mai từ biểu tượng trong khay.</translation>
    </message>
    <message>
        <source>Paused until {time}.</source>
        <translation>Đang tạm tắt đến {time}.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm tắt</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Tell me of new messages</source>
        <translation>Báo khi có tin nhắn mới</translation>
    </message>
    <message>
        <source>Not of the conversation that is open in front of you.</source>
        <translation>Không báo hội thoại đang mở ngay trước mắt.</translation>
    </message>
    <message>
        <source>Show who writes, and what</source>
        <translation>Hiện tên khách và nội dung tin</translation>
    </message>
    <message>
        <source>Otherwise a notification only says that a customer waits.</source>
        <translation>Nếu tắt, thông báo chỉ cho biết có khách đang chờ.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Repeat the sound until somebody has looked</source>
        <translation>Lặp lại âm báo đến khi có người xem</translation>
    </message>
    <message>
        <source>Every 15 seconds, until the window is in front.</source>
        <translation>15 giây một lần, đến khi mở cửa sổ lên.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Giờ yên lặng</translation>
    </message>
    <message>
        <source>No notification and no sound; the number on the icon still counts.</source>
        <translation>Không thông báo, không âm thanh; số trên biểu tượng vẫn đếm.</translation>
    </message>
    <message>
        <source>From and until</source>
        <translation>Từ giờ – đến giờ</translation>
    </message>
    <message>
        <source>Past midnight is possible: 22:00 to 07:00.</source>
        <translation>Có thể qua nửa đêm: 22:00 đến 07:00.</translation>
    </message>
    <message>
        <source>On these days</source>
        <translation>Vào các ngày</translation>
    </message>
    <message>
        <source>Hours past midnight belong to the day on which they begin.</source>
        <translation>Giờ qua nửa đêm tính theo ngày bắt đầu.</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Nghe thử</translation>
    </message>
    <message>
        <source>Go on telling me</source>
        <translation>Bật lại ngay</translation>
    </message>
    <message>
        <source>Ting</source>
        <translation>Tinh</translation>
    </message>
    <message>
        <source>Chime</source>
        <translation>Chuông gió</translation>
    </message>
    <message>
        <source>Knocking</source>
        <translation>Gõ cửa</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Chuông</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Không có âm thanh</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Yên lặng từ</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Yên lặng đến</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>Who holds what</source>
        <translation>Ai đang giữ gì</translation>
    </message>
    <message>
        <source>Press a person to see their conversations.</source>
        <translation>Bấm vào một người để xem các hội thoại của người đó.</translation>
    </message>
    <message>
        <source>Waiting for somebody</source>
        <translation>Đang chờ người nhận</translation>
    </message>
    <message>
        <source>Waiting for somebody, by rule</source>
        <translation>Đang chờ người nhận, theo quy tắc</translation>
    </message>
    <message>
        <source>No conversation waits to be given to somebody.</source>
        <translation>Không có hội thoại nào đang chờ người nhận.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Tổng cộng</translation>
    </message>
</context>
<context>
    <name>OaPopover</name>
    <message>
        <source>All connected OAs</source>
        <translation>Danh sách OA đã kết nối</translation>
    </message>
    <message>
        <source>How the OAs are doing</source>
        <translation>Tình trạng các OA</translation>
    </message>
</context>
<context>
    <name>OaRow</name>
    <message>
        <source>{state} since {time}</source>
        <translation>{state} từ {time}</translation>
    </message>
    <message>
        <source>Messages last fetched: {when}</source>
        <translation>Lấy tin gần nhất: {when}</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Lấy tin ngay</translation>
    </message>
</context>
<context>
    <name>OldChoiceBox</name>
    <message>
        <source>The receivers see the whole history and the customers&apos; data.</source>
        <translation>Người nhận sẽ thấy toàn bộ lịch sử và thông tin khách hàng.</translation>
    </message>
    <message>
        <source>{old} old; {free} with nobody; {answerable} can still be answered</source>
        <translation>{old} cũ; {free} chưa ai chăm sóc; {answerable} còn trả lời được</translation>
    </message>
    <message>
        <source>There are no old conversations.</source>
        <translation>Không có hội thoại cũ.</translation>
    </message>
</context>
<context>
    <name>OptionsBox</name>
    <message>
        <source>Only to people who are not away</source>
        <translation>Chỉ chia cho người không vắng mặt</translation>
    </message>
    <message>
        <source>At most so many unanswered conversations each</source>
        <translation>Mỗi người tối đa số hội thoại chưa trả lời</translation>
    </message>
    <message>
        <source>The first answer claims a waiting conversation</source>
        <translation>Ai trả lời trước thì nhận hội thoại đang chờ</translation>
    </message>
    <message>
        <source>Hand on what is not answered in time</source>
        <translation>Chuyển người khác nếu chưa trả lời sau</translation>
    </message>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
    <message>
        <source>Leave out old ones in which nobody has written for</source>
        <translation>Bỏ qua hội thoại cũ không ai nhắn trong</translation>
    </message>
    <message>
        <source> days</source>
        <translation> ngày</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>Thu gọn tùy chọn</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>Thêm tùy chọn</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>By turn</source>
        <translation>Được chia</translation>
    </message>
    <message>
        <source>Given by a rule, because it was their turn</source>
        <translation>Quy tắc chia cho vì đến lượt</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>Tự nhận</translation>
    </message>
    <message>
        <source>Claimed, or answered first</source>
        <translation>Tự bấm nhận, hoặc trả lời trước tiên</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Được bàn giao</translation>
    </message>
    <message>
        <source>Handed to them by others</source>
        <translation>Người khác bàn giao cho</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Tiếp quản</translation>
    </message>
    <message>
        <source>Taken over by the owner</source>
        <translation>Chủ cửa hàng tiếp quản về mình</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Closed ones whose customer came back to them</source>
        <translation>Hội thoại đã đóng, khách nhắn lại nên về người cũ</translation>
    </message>
    <message>
        <source>Handed out</source>
        <translation>Bàn giao đi</translation>
    </message>
    <message>
        <source>Handed to others</source>
        <translation>Bàn giao cho người khác</translation>
    </message>
    <message>
        <source>Not in time</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Handed on, since they had not answered in time</source>
        <translation>Chuyển sang người khác vì chưa trả lời kịp</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Given back by themselves</source>
        <translation>Tự trả lại</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Bị tiếp quản</translation>
    </message>
    <message>
        <source>Taken over from them by the owner</source>
        <translation>Chủ cửa hàng tiếp quản từ người này</translation>
    </message>
    <message>
        <source>Left otherwise</source>
        <translation>Rời do đổi khác</translation>
    </message>
    <message>
        <source>By a change of the rule or of its OAs, or because they were deactivated</source>
        <translation>Do sửa quy tắc, đổi OA, hoặc người này ngừng hoạt động</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã trả lời</translation>
    </message>
    <message>
        <source>Conversations with an answer of theirs</source>
        <translation>Số hội thoại có câu trả lời của người này</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Conversations that they look after</source>
        <translation>Số hội thoại người này đang chăm sóc</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Chưa trả lời</translation>
    </message>
    <message>
        <source>Customers who wait for their answer</source>
        <translation>Số khách đang chờ người này trả lời</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Chờ lâu nhất</translation>
    </message>
    <message>
        <source>Of a customer who waits for their answer</source>
        <translation>Khách chờ người này lâu nhất</translation>
    </message>
    <message>
        <source>Window ending</source>
        <translation>Sắp hết hạn</translation>
    </message>
    <message>
        <source>Conversations that soon cost money to answer, or can&apos;t be answered any more</source>
        <translation>Hội thoại sắp phải trả phí hoặc sắp không trả lời được nữa</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Conversations that nobody has yet</source>
        <translation>Số hội thoại chưa ai giữ</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ cửa hàng</translation>
    </message>
    <message>
        <source>Deleted rule</source>
        <translation>Quy tắc đã xóa</translation>
    </message>
    <message>
        <source>Who got what</source>
        <translation>Ai nhận bao nhiêu</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>Ai đang giữ gì</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Longest wait (minutes)</source>
        <translation>Chờ lâu nhất (phút)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Khách</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người làm</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Chưa ai</translation>
    </message>
    <message>
        <source>dealt by turn</source>
        <translation>chia theo lượt</translation>
    </message>
    <message>
        <source>dealt after waiting</source>
        <translation>chia sau khi chờ</translation>
    </message>
    <message>
        <source>old one shared</source>
        <translation>chia hội thoại cũ</translation>
    </message>
    <message>
        <source>shared by the owner</source>
        <translation>chủ cửa hàng chia</translation>
    </message>
    <message>
        <source>its person has left</source>
        <translation>người giữ không còn trong quy tắc</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>trả lại</translation>
    </message>
    <message>
        <source>handed on, not answered in time</source>
        <translation>chuyển đi vì chưa trả lời kịp</translation>
    </message>
    <message>
        <source>dealt, not claimed in time</source>
        <translation>chia vì chưa ai nhận kịp</translation>
    </message>
    <message>
        <source>opened again</source>
        <translation>mở lại</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>tự nhận</translation>
    </message>
    <message>
        <source>claimed by an answer</source>
        <translation>nhận bằng câu trả lời</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>bàn giao</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>tiếp quản</translation>
    </message>
    <message>
        <source>OA not shared any more</source>
        <translation>OA không còn chia sẻ</translation>
    </message>
    <message>
        <source>old one, not shared</source>
        <translation>hội thoại cũ, không chia</translation>
    </message>
    <message>
        <source>OA moved to another rule</source>
        <translation>OA chuyển sang quy tắc khác</translation>
    </message>
    <message>
        <source>waits to be claimed</source>
        <translation>chờ người nhận</translation>
    </message>
    <message>
        <source>nobody could have it</source>
        <translation>chưa ai nhận được</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đã đóng</translation>
    </message>
    <message>
        <source>customer blocked</source>
        <translation>chặn khách</translation>
    </message>
    <message>
        <source>customer no longer blocked</source>
        <translation>bỏ chặn khách</translation>
    </message>
    <message>
        <source>change taken back</source>
        <translation>hoàn tác thay đổi</translation>
    </message>
    <message>
        <source>customer wrote</source>
        <translation>khách nhắn</translation>
    </message>
</context>
<context>
    <name>OverviewDialog</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The table is copied</source>
        <translation>Đã sao chép bảng</translation>
    </message>
    <message>
        <source>The workbook is saved</source>
        <translation>Đã lưu tệp Excel</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>Ai đang giữ gì</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Hiện tại</translation>
    </message>
    <message>
        <source>Who got what</source>
        <translation>Ai nhận bao nhiêu</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Sao chép bảng</translation>
    </message>
    <message>
        <source>Save as Excel…</source>
        <translation>Lưu ra Excel…</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Hide</source>
        <translation>Ẩn</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Shop owner</source>
        <translation>Chủ cửa hàng</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Đang làm</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Tạm vắng</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>Đã ngừng</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 ngày</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 ngày</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>Từ ngày – đến ngày</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>Manage OA information</source>
        <translation>Quản lý thông tin OA</translation>
    </message>
    <message>
        <source>Manage users&apos; messages</source>
        <translation>Quản lý tin nhắn người dùng</translation>
    </message>
    <message>
        <source>Send messages and notifications</source>
        <translation>Gửi tin và thông báo qua OA</translation>
    </message>
    <message>
        <source>Manage user information</source>
        <translation>Quản lý thông tin người dùng</translation>
    </message>
    <message>
        <source>The OA&apos;s name, picture and package can&apos;t be shown.</source>
        <translation>Không hiện được tên, ảnh và gói dịch vụ của OA.</translation>
    </message>
    <message>
        <source>Customers&apos; messages can&apos;t be read: nothing will arrive.</source>
        <translation>Không đọc được tin nhắn của khách: sẽ không có tin nào về.</translation>
    </message>
    <message>
        <source>You can read, but not answer.</source>
        <translation>Đọc được nhưng không trả lời được.</translation>
    </message>
    <message>
        <source>Customers&apos; names, pictures and phone numbers may be missing, and older conversations stay unfound.</source>
        <translation>Có thể thiếu tên, ảnh, số điện thoại của khách, và không tìm được hội thoại cũ.</translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>Owner</source>
        <translation>Chủ</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Choose a picture…</source>
        <translation>Chọn ảnh…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ ảnh</translation>
    </message>
    <message>
        <source>Rules name people by it. Nothing is ever sent to it.</source>
        <translation>Quy tắc nhận người theo địa chỉ này. Không bao giờ gửi gì tới đó.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Địa chỉ e-mail</translation>
    </message>
    <message>
        <source>Give a name.</source>
        <translation>Hãy nhập tên.</translation>
    </message>
    <message>
        <source>Write it like ten@shop.vn.</source>
        <translation>Viết như ten@shop.vn.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Chọn ảnh</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Ảnh</translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save all photos of this conversation</source>
        <translation>Lưu mọi ảnh của hội thoại</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) saved</source>
        <translation>
            <numerusform>Đã lưu %n ảnh</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them can&apos;t be had any more</source>
        <translation>
            <numerusform>%n ảnh không còn lấy được</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving photos: {done} of {total}</source>
        <translation>Đang lưu ảnh: {done}/{total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>PhotoEditor</name>
    <message>
        <source>Drag a frame around what the customer may see. By keys: arrows move it, with Shift they resize it.</source>
        <translation>Kéo khung quanh phần khách được xem. Bàn phím: mũi tên dời khung, giữ Shift để đổi cỡ.</translation>
    </message>
    <message>
        <source>Draw over account numbers and addresses: nobody can read them afterwards. By keys: N adds an area, arrows move it, with Shift they resize it.</source>
        <translation>Kéo chuột lên số tài khoản, địa chỉ: không ai đọc lại được nữa. Bàn phím: N thêm vùng mờ, mũi tên để dời, giữ Shift để đổi cỡ.</translation>
    </message>
    <message>
        <source>Edit the photo</source>
        <translation>Sửa ảnh</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Làm mờ</translation>
    </message>
    <message>
        <source>Remove the blur</source>
        <translation>Bỏ vùng mờ</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>Xoay trái</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>Xoay phải</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Back to the original</source>
        <translation>Về ảnh gốc</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Phóng to (+)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Thu nhỏ (-)</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>Vừa màn hình (0)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Đóng (Esc)</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} / {total}</translation>
    </message>
    <message>
        <source>Kept: it never makes room (K)</source>
        <translation>Đang giữ lại: không bị dọn đi (K)</translation>
    </message>
    <message>
        <source>Keep (K)</source>
        <translation>Giữ lại (K)</translation>
    </message>
    <message>
        <source>Open OA Manager</source>
        <translation>Mở OA Manager</translation>
    </message>
    <message>
        <source>Turn left (Shift+R)</source>
        <translation>Xoay trái (Shift+R)</translation>
    </message>
    <message>
        <source>Turn right (R)</source>
        <translation>Xoay phải (R)</translation>
    </message>
    <message>
        <source>Save all photos of this conversation…</source>
        <translation>Lưu mọi ảnh của hội thoại…</translation>
    </message>
    <message>
        <source>Older photo (←)</source>
        <translation>Ảnh cũ hơn (←)</translation>
    </message>
    <message>
        <source>Newer photo (→)</source>
        <translation>Ảnh mới hơn (→)</translation>
    </message>
</context>
<context>
    <name>PileRow</name>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n lần</numerusform>
        </translation>
    </message>
    <message>
        <source>last one {when}</source>
        <translation>gần nhất {when}</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Go without a PIN</source>
        <translation>Bỏ PIN</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>PIN của bạn</translation>
    </message>
    <message>
        <source>A PIN for {name}</source>
        <translation>PIN cho {name}</translation>
    </message>
    <message>
        <source>It opens your profile on this computer. Lock with Ctrl+L when you go; the PIN lets you in again.</source>
        <translation>PIN mở hồ sơ của bạn trên máy này. Khi rời máy, bấm Ctrl+L để khóa; PIN cho bạn vào lại.</translation>
    </message>
    <message>
        <source>Tell it to them; they can change it themselves. The PIN they had opens nothing any more.</source>
        <translation>Hãy báo PIN này cho người đó; họ tự đổi được. PIN cũ không mở được gì nữa.</translation>
    </message>
    <message>
        <source>Type the present PIN.</source>
        <translation>Hãy nhập PIN hiện tại.</translation>
    </message>
    <message>
        <source>{name} has a new PIN</source>
        <translation>{name} đã có PIN mới</translation>
    </message>
    <message>
        <source>{name} has no PIN any more</source>
        <translation>{name} không còn PIN</translation>
    </message>
    <message>
        <source>Too many wrong PINs. The next try is in {time}.</source>
        <translation>Sai PIN nhiều lần. Thử lại sau {time}.</translation>
    </message>
</context>
<context>
    <name>PinFields</name>
    <message>
        <source>Present PIN</source>
        <translation>PIN hiện tại</translation>
    </message>
    <message>
        <source>New PIN, 4 to 12 digits</source>
        <translation>PIN mới, 4 đến 12 chữ số</translation>
    </message>
    <message>
        <source>The new PIN once more</source>
        <translation>Nhập lại PIN mới</translation>
    </message>
    <message>
        <source>Type the present PIN.</source>
        <translation>Hãy nhập PIN hiện tại.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 12 digits.</source>
        <translation>PIN có từ 4 đến 12 chữ số.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hai lần nhập không giống nhau.</translation>
    </message>
</context>
<context>
    <name>PinPanel</name>
    <message numerus="yes">
        <source>%n more tries, then one has to wait.</source>
        <translation>
            <numerusform>Còn %n lần thử, sau đó phải chờ.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many wrong PINs. The next try is in {time}.</source>
        <translation>Sai PIN nhiều lần. Thử lại sau {time}.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Người khác</translation>
    </message>
    <message>
        <source>Forgot the PIN?</source>
        <translation>Quên PIN?</translation>
    </message>
    <message>
        <source>Delete a digit</source>
        <translation>Xóa một chữ số</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>PlacedThread</name>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Hello, are you still there?</source>
        <translation>Shop ơi, còn đó không ạ?</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>My profile</source>
        <translation>Hồ sơ của tôi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Your address is {email}. The shop&apos;s owner changes it.</source>
        <translation>Địa chỉ của bạn là {email}. Chủ cửa hàng là người đổi địa chỉ này.</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QuoteStrip</name>
    <message>
        <source>Reply to {name}</source>
        <translation>Trả lời {name}</translation>
    </message>
    <message>
        <source>Don&apos;t quote</source>
        <translation>Bỏ trích dẫn</translation>
    </message>
    <message>
        <source>The quote goes with the text; photos and files follow without it</source>
        <translation>Trích dẫn đi cùng lời nhắn; ảnh và tệp gửi sau, không kèm trích dẫn</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message>
        <source>Reactions</source>
        <translation>Cảm xúc</translation>
    </message>
    <message>
        <source>Take back: {name}</source>
        <translation>Gỡ: {name}</translation>
    </message>
</context>
<context>
    <name>Reactions</name>
    <message>
        <source>Heart</source>
        <translation>Tim</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Thích</translation>
    </message>
    <message>
        <source>Laugh</source>
        <translation>Cười</translation>
    </message>
    <message>
        <source>Wow</source>
        <translation>Ngạc nhiên</translation>
    </message>
    <message>
        <source>Cry</source>
        <translation>Khóc</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Buồn</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Giận</translation>
    </message>
    <message>
        <source>Your reaction: {name}</source>
        <translation>Cảm xúc của bạn: {name}</translation>
    </message>
    <message>
        <source>Your reaction is being taken back</source>
        <translation>Đang gỡ cảm xúc của bạn</translation>
    </message>
    <message>
        <source>Zalo has taken it; whether it is still there, Zalo doesn&apos;t tell apps.</source>
        <translation>Zalo đã nhận; Zalo không cho ứng dụng biết nó còn ở đó hay không.</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>Chưa gửi được: {reason}</translation>
    </message>
    <message>
        <source>Waiting to be sent: {reason}</source>
        <translation>Đang chờ gửi: {reason}</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Đang gửi</translation>
    </message>
</context>
<context>
    <name>RecoveryCodePage</name>
    <message>
        <source>The file can&apos;t be written there. Choose another folder.</source>
        <translation>Không ghi được tệp ở đó. Hãy chọn thư mục khác.</translation>
    </message>
    <message>
        <source>Saved. Keep the file away from this computer, on a USB stick for instance.</source>
        <translation>Đã lưu. Hãy cất tệp ở nơi khác máy này, chẳng hạn trong USB.</translation>
    </message>
    <message>
        <source>Recovery code of Quầy Chat</source>
        <translation>Mã khôi phục của Quầy Chat</translation>
    </message>
    <message>
        <source>Whoever has this code can open the messages. Keep it where only you can reach it.</source>
        <translation>Ai có mã này đều mở được tin nhắn. Hãy cất ở nơi chỉ mình bạn lấy được.</translation>
    </message>
    <message>
        <source>Copied. Paste it into your password manager.</source>
        <translation>Đã sao chép. Hãy dán vào trình quản lý mật khẩu của bạn.</translation>
    </message>
    <message>
        <source>Save the recovery code</source>
        <translation>Lưu mã khôi phục</translation>
    </message>
    <message>
        <source>Keep this recovery code</source>
        <translation>Hãy cất mã khôi phục này</translation>
    </message>
    <message>
        <source>If the computer breaks or forgets its passwords, only this code opens your messages again. It is shown just once.</source>
        <translation>Nếu máy hỏng hoặc quên mật khẩu, chỉ mã này mở lại được tin nhắn của bạn. Mã chỉ hiện một lần.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Save to a file</source>
        <translation>Lưu ra tệp</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>I have put this code away</source>
        <translation>Tôi đã cất mã này</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Open with the recovery code</source>
        <translation>Mở bằng mã khôi phục</translation>
    </message>
    <message>
        <source>This computer no longer has the key to your messages. Type the recovery code that you kept when you set up Quầy Chat.</source>
        <translation>Máy này không còn chìa khóa mở tin nhắn của bạn. Hãy nhập mã khôi phục bạn đã cất khi cài đặt Quầy Chat.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>Capitals and dashes don&apos;t matter. Nothing is deleted, however often you try.</source>
        <translation>Không phân biệt chữ hoa và dấu gạch. Thử bao nhiêu lần cũng không mất gì.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Choose a backup</source>
        <translation>Chọn bản sao lưu</translation>
    </message>
    <message>
        <source>Backups of Quầy Chat (*{suffix})</source>
        <translation>Bản sao lưu Quầy Chat (*{suffix})</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Made on {time}</source>
        <translation>Tạo lúc {time}</translation>
    </message>
    <message>
        <source>Zalo logins are in it.</source>
        <translation>Có kèm đăng nhập Zalo.</translation>
    </message>
    <message>
        <source>Zalo logins are not in it: connect again.</source>
        <translation>Không kèm đăng nhập Zalo: bạn sẽ kết nối lại.</translation>
    </message>
    <message>
        <source>What waited to be sent then is held, since it may have been sent meanwhile.</source>
        <translation>Tin còn chờ gửi lúc đó sẽ được giữ lại chờ bạn xem, vì có thể đã gửi sau khi sao lưu.</translation>
    </message>
    <message>
        <source>It takes the place of what is on this computer. That is kept until Quầy Chat has been started twice.</source>
        <translation>Bản này sẽ thay cho dữ liệu trên máy. Dữ liệu cũ được giữ tới lần mở Quầy Chat thứ hai.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>All of it is verified first; until then nothing on this computer changes.</source>
        <translation>Toàn bộ được kiểm tra trước; cho tới lúc đó dữ liệu trên máy không thay đổi.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Chọn tệp…</translation>
    </message>
    <message>
        <source>Passphrase of the backup, or recovery code</source>
        <translation>Mật khẩu bản sao lưu, hoặc mã khôi phục</translation>
    </message>
    <message>
        <source>The recovery code that was valid when the backup was made.</source>
        <translation>Là mã khôi phục dùng vào lúc sao lưu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln hội thoại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln tin nhắn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightPage</name>
    <message>
        <source>No, only me</source>
        <translation>Không, chỉ mình tôi</translation>
    </message>
    <message>
        <source>All conversations of this OA come to you. Nobody else sees them or answers.</source>
        <translation>Mọi hội thoại của OA này đều về bạn. Không ai khác xem hay trả lời được.</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>Có, tiếp tục</translation>
    </message>
    <message>
        <source>Conversations are dealt among your staff by a rule: in turn, or whoever takes them first.</source>
        <translation>Hội thoại được chia cho nhân viên theo quy tắc: chia xoay vòng, hoặc ai nhận trước thì chăm sóc.</translation>
    </message>
    <message>
        <source>You can change this later under “Zalo settings”.</source>
        <translation>Bạn có thể đổi lại sau trong “Cấu hình Zalo”.</translation>
    </message>
    <message>
        <source>Share this OA&apos;s conversations with others?</source>
        <translation>Chia sẻ hội thoại của OA này với người khác?</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>For example: Morning shift</source>
        <translation>Ví dụ: Ca sáng</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Tên quy tắc</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Nguồn</translation>
    </message>
    <message>
        <source>Whose conversations it shares. An OA is in one rule at most.</source>
        <translation>Chia hội thoại của OA nào. Mỗi OA chỉ thuộc một quy tắc.</translation>
    </message>
    <message>
        <source>Who receives conversations</source>
        <translation>User nhận hội thoại</translation>
    </message>
    <message>
        <source>In the order of their first turn. Drag to change it, or press Alt+↑ and Alt+↓.</source>
        <translation>Theo thứ tự lượt đầu tiên. Kéo để đổi, hoặc nhấn Alt+↑ và Alt+↓.</translation>
    </message>
    <message>
        <source>How they are shared</source>
        <translation>Phương thức chia</translation>
    </message>
    <message>
        <source>Old conversations</source>
        <translation>Xử lý hội thoại cũ</translation>
    </message>
    <message>
        <source>From before the OA came under the rule.</source>
        <translation>Có từ trước khi OA thuộc quy tắc này.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Give the rule a name.</source>
        <translation>Hãy đặt tên cho quy tắc.</translation>
    </message>
    <message>
        <source>At most {limit} characters.</source>
        <translation>Tối đa {limit} ký tự.</translation>
    </message>
    <message>
        <source>There is a rule of that name.</source>
        <translation>Đã có quy tắc trùng tên.</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Rules</source>
        <translation>Quy tắc chia hội thoại</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Quy tắc mới</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln người</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>By which rule?</source>
        <translation>Chia theo quy tắc nào?</translation>
    </message>
    <message>
        <source>Share and connect</source>
        <translation>Chia sẻ và kết nối</translation>
    </message>
    <message>
        <source>Back to the choice</source>
        <translation>Quay lại lựa chọn</translation>
    </message>
    <message>
        <source>A new rule</source>
        <translation>Quy tắc mới</translation>
    </message>
    <message>
        <source>Add to “{rule}”</source>
        <translation>Thêm vào quy tắc đã có “{rule}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln người</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>By turn</source>
        <translation>Chia xoay vòng</translation>
    </message>
    <message>
        <source>Whoever claims it</source>
        <translation>Tự nhận hội thoại</translation>
    </message>
    <message>
        <source>Each new conversation goes to the next person, everybody equally.</source>
        <translation>Mỗi hội thoại mới vào tay người kế tiếp, ai cũng đều nhau.</translation>
    </message>
    <message>
        <source>New conversations wait for all; the first to press “Claim” has it.</source>
        <translation>Hội thoại mới chờ mọi người; ai nhấn “Nhận chat” trước thì nhận.</translation>
    </message>
    <message>
        <source>Don&apos;t share them</source>
        <translation>Không chia</translation>
    </message>
    <message>
        <source>Share those nobody looks after</source>
        <translation>Chia hội thoại khả dụng</translation>
    </message>
    <message>
        <source>Share all of them again</source>
        <translation>Chia tất cả hội thoại</translation>
    </message>
    <message>
        <source>They stay with you. Your staff see no trace of them.</source>
        <translation>Ở lại với bạn. Nhân viên không thấy dấu vết nào.</translation>
    </message>
    <message>
        <source>Those with somebody stay with them.</source>
        <translation>Chỉ những hội thoại chưa ai chăm sóc; hội thoại đã có người thì giữ nguyên.</translation>
    </message>
    <message>
        <source>Also those that somebody looks after now change hands.</source>
        <translation>Chia lại cả những hội thoại đang có người chăm sóc.</translation>
    </message>
    <message>
        <source>No OA</source>
        <translation>Chưa có nguồn</translation>
    </message>
    <message>
        <source>Nobody in it</source>
        <translation>Chưa có người nhận</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Đang chạy</translation>
    </message>
    <message>
        <source>away</source>
        <translation>vắng mặt</translation>
    </message>
    <message>
        <source>deactivated</source>
        <translation>ngừng hoạt động</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>ai đó</translation>
    </message>
    <message>
        <source>It was your turn in the rule “{rule}”.</source>
        <translation>Đến lượt bạn theo quy tắc “{rule}”.</translation>
    </message>
    <message>
        <source>It had waited until somebody of “{rule}” could have it, and it was your turn.</source>
        <translation>Hội thoại đã chờ tới khi có người của “{rule}” nhận được, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>The owner shared old conversations by the rule “{rule}”, and it was your turn.</source>
        <translation>Chủ cửa hàng chia hội thoại cũ theo quy tắc “{rule}”, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>The owner shared this conversation, and it was your turn.</source>
        <translation>Chủ cửa hàng chia hội thoại này, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>{name} no longer looks after it, and it was your turn.</source>
        <translation>{name} không còn chăm sóc hội thoại này, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>{name} gave it back, and it was your turn.</source>
        <translation>{name} đã trả lại, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>{name} had not answered in time, and it was your turn.</source>
        <translation>{name} chưa kịp trả lời, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>Nobody had claimed it in time, and it was your turn.</source>
        <translation>Không ai kịp nhận, và đến lượt bạn.</translation>
    </message>
    <message>
        <source>It was closed and its customer came back: you had looked after it before.</source>
        <translation>Hội thoại đã đóng và khách quay lại: trước đây bạn chăm sóc hội thoại này.</translation>
    </message>
    <message>
        <source>You claimed it.</source>
        <translation>Bạn đã nhận.</translation>
    </message>
    <message>
        <source>You were the first to answer.</source>
        <translation>Bạn trả lời đầu tiên.</translation>
    </message>
    <message>
        <source>{name} handed it to you.</source>
        <translation>{name} đã chuyển cho bạn.</translation>
    </message>
    <message>
        <source>You took it over.</source>
        <translation>Bạn đã lấy lại hội thoại.</translation>
    </message>
    <message>
        <source>Its OA is not shared any more.</source>
        <translation>OA này không còn chia hội thoại.</translation>
    </message>
    <message>
        <source>It is older than the rule, and old conversations are not shared.</source>
        <translation>Hội thoại có trước quy tắc, và hội thoại cũ thì không chia.</translation>
    </message>
    <message>
        <source>Its OA was moved to the rule “{rule}”.</source>
        <translation>OA đã chuyển sang quy tắc “{rule}”.</translation>
    </message>
    <message>
        <source>It waits for whoever claims it.</source>
        <translation>Đang chờ người nhận.</translation>
    </message>
    <message>
        <source>Nobody of “{rule}” can have it now.</source>
        <translation>Chưa ai trong “{rule}” nhận được.</translation>
    </message>
    <message>
        <source>It was closed.</source>
        <translation>Đã đóng.</translation>
    </message>
    <message>
        <source>Its customer was blocked.</source>
        <translation>Khách đã bị chặn.</translation>
    </message>
    <message>
        <source>Its customer is no longer blocked.</source>
        <translation>Khách đã được bỏ chặn.</translation>
    </message>
    <message>
        <source>A change of the rule “{rule}” was taken back.</source>
        <translation>Thay đổi của quy tắc “{rule}” đã được hoàn tác.</translation>
    </message>
    <message>
        <source>Its customer wrote.</source>
        <translation>Khách nhắn tin.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules for sharing conversations</source>
        <translation>Quy tắc chia hội thoại</translation>
    </message>
    <message>
        <source>Share conversations among your staff</source>
        <translation>Chia hội thoại cho nhân viên</translation>
    </message>
    <message>
        <source>A rule gives the conversations of one or several OAs to a group of people: by turn, or to whoever claims them. It can be made and tried without a network.</source>
        <translation>Một quy tắc giao hội thoại của một hay nhiều OA cho một nhóm người: chia xoay vòng, hoặc ai nhận trước thì được. Có thể tạo và thử khi không có mạng.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Quy tắc mới</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân bản</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Bỏ thay đổi</translation>
    </message>
    <message>
        <source>Try the rule</source>
        <translation>Thử quy tắc</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>Quay lại biểu mẫu</translation>
    </message>
    <message>
        <source>“{name}” is saved</source>
        <translation>Đã lưu “{name}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Đã hoàn tác</translation>
    </message>
    <message>
        <source>{name} (copy)</source>
        <translation>{name} (bản sao)</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>Xóa “{name}”?</translation>
    </message>
    <message numerus="yes">
        <source>Its OAs are for you alone again. %Ln conversation(s) go from your staff to you.</source>
        <translation>
            <numerusform>Các OA của quy tắc trở lại Chỉ mình tôi. %Ln hội thoại sẽ từ nhân viên về bạn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>“{name}” is deleted</source>
        <translation>Đã xóa “{name}”</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Customers</source>
        <translation>Khách hàng</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Tin nhắn</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Khách hàng</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Search messages, customers and notes</source>
        <translation>Tìm tin nhắn, khách hàng và ghi chú</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Kết thúc tìm kiếm</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Continue with {hint}</source>
        <translation>Gõ tiếp {hint}</translation>
    </message>
    <message>
        <source>Looking through older messages…</source>
        <translation>Đang tìm trong tin cũ hơn…</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n tin nhắn</numerusform>
        </translation>
    </message>
    <message>
        <source>More than {n} messages, the newest first</source>
        <translation>Hơn {n} tin nhắn, mới nhất trước</translation>
    </message>
    <message>
        <source>Messages before {date} are still being made searchable.</source>
        <translation>Tin trước {date} vẫn đang được chuẩn bị để tìm.</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Kết quả tìm kiếm</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Tìm trong mọi thứ</translation>
    </message>
    <message>
        <source>Type words of a message, a customer&apos;s name or the end of a phone number. Accents are not needed.

“Words in quotes” stay together. Narrow down with the filters above; Tab takes the first.</source>
        <translation>Gõ vài chữ trong tin nhắn, tên khách hoặc mấy số cuối của số điện thoại. Không cần gõ dấu.

“Chữ trong ngoặc kép” đứng liền nhau. Thu hẹp bằng bộ lọc ở trên; phím Tab chọn cái đầu tiên.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Không tìm thấy gì</translation>
    </message>
    <message>
        <source>Try fewer or shorter words, or take a filter away. Only messages on this computer are searched.</source>
        <translation>Thử bớt chữ, gõ ngắn hơn hoặc bỏ bớt bộ lọc. Chỉ tìm trong tin nhắn đã có trên máy này.</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>To lock Quầy Chat, set a PIN first.</source>
        <translation>Muốn khóa Quầy Chat, hãy đặt PIN trước.</translation>
    </message>
    <message>
        <source>Switch to</source>
        <translation>Đổi sang</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa</translation>
    </message>
    <message>
        <source>My profile…</source>
        <translation>Hồ sơ của tôi…</translation>
    </message>
    <message>
        <source>Change PIN…</source>
        <translation>Đổi PIN…</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Đặt PIN…</translation>
    </message>
    <message>
        <source>Staff…</source>
        <translation>Nhân viên…</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Làm việc lại</translation>
    </message>
    <message>
        <source>I am away</source>
        <translation>Tôi tạm vắng</translation>
    </message>
    <message>
        <source>You are away: no new conversations come to you. What you hold stays with you.</source>
        <translation>Bạn đang tạm vắng: không có hội thoại mới nào tới bạn. Những gì bạn đang giữ vẫn là của bạn.</translation>
    </message>
    <message>
        <source>You are back: new conversations come to you again.</source>
        <translation>Bạn đã trở lại: hội thoại mới lại tới bạn.</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>From the next start on, Quầy Chat asks for the new passphrase.</source>
        <translation>Từ lần mở sau, Quầy Chat sẽ hỏi mật khẩu mới.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Bảo mật</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>Opens your messages when this computer has forgotten the key. A new code makes the old one useless.</source>
        <translation>Mở tin nhắn khi máy này quên chìa khóa. Có mã mới thì mã cũ không dùng được nữa.</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>Mã mới…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Asked for at each start. Without one, your system&apos;s password store opens your messages.</source>
        <translation>Hỏi mỗi lần mở. Nếu không đặt, kho mật khẩu của hệ thống sẽ mở tin nhắn giúp bạn.</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Đặt mật khẩu…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Đổi…</translation>
    </message>
    <message>
        <source>Set a passcode…</source>
        <translation>Đặt mã khóa…</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Mã khóa (PIN)</translation>
    </message>
    <message>
        <source>4 to 12 digits that open Quầy Chat after Ctrl+L. Locked, nothing of customers is in the window, in notifications or in the tray.</source>
        <translation>4 đến 12 chữ số để mở lại sau khi khóa bằng Ctrl+L. Khi khóa, cửa sổ, thông báo và khay hệ thống không có gì của khách.</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Tự khóa</translation>
    </message>
    <message>
        <source>After so many minutes without a key or a click here.</source>
        <translation>Sau từng ấy phút không gõ phím hay bấm chuột ở đây.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Không bao giờ</translation>
    </message>
    <message>
        <source> min</source>
        <translation> phút</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>{n} chosen</source>
        <translation>Đã chọn {n}</translation>
    </message>
    <message>
        <source>Choose one again (Esc)</source>
        <translation>Bỏ chọn nhiều (Esc)</translation>
    </message>
    <message>
        <source>End choosing several</source>
        <translation>Bỏ chọn nhiều hội thoại</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Chung</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Bảo mật</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>No setting for “{words}”.</source>
        <translation>Không có cài đặt nào cho “{words}”.</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Đã trở về mặc định</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Tìm trong cài đặt</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Các mục</translation>
    </message>
    <message>
        <source>Reset this section</source>
        <translation>Đặt lại mục này</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Soạn tin</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Cập nhật</translation>
    </message>
</context>
<context>
    <name>SharesPage</name>
    <message>
        <source>Who got what</source>
        <translation>Ai nhận bao nhiêu</translation>
    </message>
    <message>
        <source>Each change of hands is counted as the log has it. Columns in which nothing happened are left out.</source>
        <translation>Mỗi lần đổi người giữ được đếm đúng như nhật ký. Cột không có gì thì ẩn đi.</translation>
    </message>
    <message>
        <source>Nothing was shared in this period</source>
        <translation>Khoảng thời gian này chưa chia gì</translation>
    </message>
    <message>
        <source>Once a rule gives conversations to your staff, this table says who got how many.</source>
        <translation>Khi quy tắc chia hội thoại cho nhân viên, bảng này cho biết ai nhận bao nhiêu.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Mine</source>
        <translation>Của tôi</translation>
    </message>
    <message>
        <source>What you look after; the number is of those unanswered</source>
        <translation>Những hội thoại bạn chăm sóc; con số là số chưa trả lời</translation>
    </message>
    <message>
        <source>To claim</source>
        <translation>Chờ nhận</translation>
    </message>
    <message>
        <source>What waits until somebody claims it</source>
        <translation>Đang chờ người nhận chat</translation>
    </message>
    <message>
        <source>Nobody could have</source>
        <translation>Chưa ai nhận được</translation>
    </message>
    <message>
        <source>What should be given to somebody, and nobody can have it now</source>
        <translation>Cần chia cho ai đó mà hiện chưa ai nhận được</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>All that you may see; the number is of those unanswered</source>
        <translation>Tất cả hội thoại bạn được xem; con số là số chưa trả lời</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Nhận chat</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Trả lại</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Chuyển cho…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Lấy về</translation>
    </message>
    <message>
        <source>Share this conversation…</source>
        <translation>Chia hội thoại này…</translation>
    </message>
    <message>
        <source>Nothing of yours here</source>
        <translation>Chưa có hội thoại nào của bạn</translation>
    </message>
    <message>
        <source>Conversations that are given to you, or that you claim, appear here.</source>
        <translation>Hội thoại được chia cho bạn, hoặc bạn nhận, sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Nothing waits to be claimed</source>
        <translation>Không có hội thoại nào chờ nhận</translation>
    </message>
    <message>
        <source>New conversations appear here until somebody claims them.</source>
        <translation>Hội thoại mới hiện ở đây cho đến khi có người nhận.</translation>
    </message>
    <message>
        <source>Everything is with somebody</source>
        <translation>Hội thoại nào cũng đã có người</translation>
    </message>
    <message>
        <source>What no one of a rule can have appears here, so that nothing is lost.</source>
        <translation>Hội thoại mà không ai trong quy tắc nhận được sẽ hiện ở đây, để không sót khách nào.</translation>
    </message>
    <message>
        <source>Nothing of theirs here</source>
        <translation>Chưa có hội thoại nào của người này</translation>
    </message>
    <message>
        <source>This person looks after no conversation of this kind.</source>
        <translation>Người này không chăm sóc hội thoại nào thuộc loại này.</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>chủ shop</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>ai đó</translation>
    </message>
    <message>
        <source>you</source>
        <translation>bạn</translation>
    </message>
    <message>
        <source>a deleted rule</source>
        <translation>quy tắc đã xóa</translation>
    </message>
    <message>
        <source>Looked after by {name}</source>
        <translation>Người chăm sóc: {name}</translation>
    </message>
    <message>
        <source>Nobody has it yet</source>
        <translation>Chưa ai nhận</translation>
    </message>
    <message>
        <source>Came from somebody else</source>
        <translation>Được giao lại từ người khác</translation>
    </message>
    <message>
        <source>Too late to be answered</source>
        <translation>Hết hạn trả lời</translation>
    </message>
    <message>
        <source>Given to {name} by turn, rule “{rule}”</source>
        <translation>Đến lượt {name}, quy tắc “{rule}”</translation>
    </message>
    <message>
        <source>Given to {name} after waiting, rule “{rule}”</source>
        <translation>Đã chờ người nhận; nay đến lượt {name}, quy tắc “{rule}”</translation>
    </message>
    <message>
        <source>An old conversation, shared with {name} by rule “{rule}”</source>
        <translation>Hội thoại cũ, chia cho {name} theo quy tắc “{rule}”</translation>
    </message>
    <message>
        <source>Shared by the owner: given to {name}</source>
        <translation>Chủ shop chia hội thoại này: về {name}</translation>
    </message>
    <message>
        <source>Given to {name}, since who had it is no longer there</source>
        <translation>Chia lại cho {name} vì người trước không còn chăm sóc</translation>
    </message>
    <message>
        <source>Given to {name}, since it was given back</source>
        <translation>Chia lại cho {name} vì hội thoại được trả lại</translation>
    </message>
    <message>
        <source>Given to {name}: {before} had not answered in time</source>
        <translation>Chuyển sang {name} vì {before} chưa trả lời kịp</translation>
    </message>
    <message>
        <source>Given to {name}: nobody had claimed it in time</source>
        <translation>Chia cho {name} vì quá giờ mà chưa ai nhận</translation>
    </message>
    <message>
        <source>Open again, back with {name}</source>
        <translation>Mở lại, về {name}</translation>
    </message>
    <message>
        <source>{name} claimed it</source>
        <translation>{name} đã nhận chat</translation>
    </message>
    <message>
        <source>{by} handed it over to {name}</source>
        <translation>{by} chuyển cho {name}</translation>
    </message>
    <message>
        <source>{by} took that back: it is with {name} again</source>
        <translation>{by} hoàn tác: hội thoại lại về {name}</translation>
    </message>
    <message>
        <source>{name} took it over</source>
        <translation>{name} lấy về</translation>
    </message>
    <message>
        <source>{name} took it over from {before}</source>
        <translation>{name} lấy về từ {before}</translation>
    </message>
    <message>
        <source>It is with {name} now</source>
        <translation>Hội thoại nay thuộc {name}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Đã đóng</translation>
    </message>
    <message>
        <source>Open again: the customer wrote</source>
        <translation>Mở lại: khách nhắn tiếp</translation>
    </message>
    <message>
        <source>{before} gave it back</source>
        <translation>{before} trả lại</translation>
    </message>
    <message>
        <source>Claimed by {name} with the first answer</source>
        <translation>{name} trả lời đầu tiên nên nhận hội thoại</translation>
    </message>
    <message>
        <source>No longer with {before}</source>
        <translation>{before} không còn chăm sóc</translation>
    </message>
    <message>
        <source>Shared by the owner</source>
        <translation>Chủ shop chia hội thoại này</translation>
    </message>
    <message>
        <source>Waits for whoever claims it</source>
        <translation>Chờ người nhận chat</translation>
    </message>
    <message>
        <source>Nobody could have it: it waits</source>
        <translation>Chưa ai nhận được, đang chờ</translation>
    </message>
    <message>
        <source>{by} closed it</source>
        <translation>{by} đóng hội thoại</translation>
    </message>
    <message>
        <source>{by} opened it again</source>
        <translation>{by} mở lại hội thoại</translation>
    </message>
    <message>
        <source>{by} blocked the customer</source>
        <translation>{by} chặn khách</translation>
    </message>
    <message>
        <source>{by} unblocked the customer</source>
        <translation>{by} bỏ chặn khách</translation>
    </message>
    <message>
        <source>{by} took that back</source>
        <translation>{by} hoàn tác</translation>
    </message>
    <message>
        <source>Its OA is no longer shared: it is the owner&apos;s</source>
        <translation>OA không còn được chia sẻ: hội thoại về chủ shop</translation>
    </message>
    <message>
        <source>Its OA went to rule “{rule}”: it waits there</source>
        <translation>OA chuyển sang quy tắc “{rule}”: hội thoại đang chờ</translation>
    </message>
    <message>
        <source>It is with nobody now</source>
        <translation>Hiện chưa thuộc về ai</translation>
    </message>
    <message>
        <source>{n} more changes before</source>
        <translation>{n} thay đổi trước đó</translation>
    </message>
    <message>
        <source>It was not given by a rule: it lies with the owner.</source>
        <translation>Không chia theo quy tắc: hội thoại ở giỏ của chủ shop.</translation>
    </message>
    <message>
        <source>To be claimed</source>
        <translation>Chờ nhận</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Chưa ai nhận</translation>
    </message>
    <message>
        <source>This conversation is no longer yours to see.</source>
        <translation>Bạn không còn xem được hội thoại này.</translation>
    </message>
    <message>
        <source>You handed this conversation over to {name}.</source>
        <translation>Bạn đã chuyển hội thoại này cho {name}.</translation>
    </message>
    <message>
        <source>You gave this conversation back.</source>
        <translation>Bạn đã trả lại hội thoại này.</translation>
    </message>
    <message>
        <source>{name} took this conversation over.</source>
        <translation>{name} đã lấy hội thoại này về.</translation>
    </message>
    <message>
        <source>{name} claimed this conversation.</source>
        <translation>{name} đã nhận hội thoại này.</translation>
    </message>
    <message>
        <source>This conversation is with {name} now.</source>
        <translation>Hội thoại này nay thuộc {name}.</translation>
    </message>
    <message>
        <source>This conversation is no longer yours.</source>
        <translation>Hội thoại này không còn thuộc về bạn.</translation>
    </message>
</context>
<context>
    <name>SharingActs</name>
    <message numerus="yes">
        <source>%n conversation(s) claimed</source>
        <translation>
            <numerusform>Đã nhận %n hội thoại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) given back</source>
        <translation>
            <numerusform>Đã trả lại %n hội thoại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) taken over</source>
        <translation>
            <numerusform>Đã lấy về %n hội thoại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) shared</source>
        <translation>
            <numerusform>Đã chia %n hội thoại</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) handed over to {name}</source>
        <translation>
            <numerusform>Đã chuyển %n hội thoại cho {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>It can&apos;t be taken back any more: the conversation has gone on since.</source>
        <translation>Không hoàn tác được nữa: hội thoại đã có diễn biến mới.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Chia</translation>
    </message>
    <message numerus="yes">
        <source>%n done.</source>
        <translation>
            <numerusform>Đã xong %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more were refused.</source>
        <translation>
            <numerusform>Và %n hội thoại nữa không làm được.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} claimed it at {time}. It has left your list.</source>
        <translation>{name} đã nhận lúc {time}. Hội thoại rời danh sách của bạn.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
</context>
<context>
    <name>SharingDesk</name>
    <message>
        <source>What you had typed is kept, for you alone.</source>
        <translation>Nội dung bạn đang gõ được giữ lại, chỉ mình bạn thấy.</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>Xem nội dung</translation>
    </message>
    <message>
        <source>Why did it come to me?</source>
        <translation>Vì sao hội thoại này về tôi?</translation>
    </message>
    <message>
        <source>Why is it with them?</source>
        <translation>Vì sao hội thoại này về người đó?</translation>
    </message>
    <message>
        <source>Why is that so?</source>
        <translation>Vì sao như vậy?</translation>
    </message>
    <message>
        <source>{name} was answered outside the app. Look at it before you answer.</source>
        <translation>Khách {name} vừa được trả lời ngoài ứng dụng. Hãy xem trước khi bạn trả lời.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
</context>
<context>
    <name>SheetSaver</name>
    <message>
        <source>Save as a workbook</source>
        <translation>Lưu thành tệp Excel</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Tệp Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Đang lưu…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Sharing {days}</source>
        <translation>Chia hội thoại {days}</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in to Zalo</source>
        <translation>Đăng nhập Zalo</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Pick {name} on Zalo&apos;s page.</source>
        <translation>Hãy chọn {name} trên trang của Zalo.</translation>
    </message>
    <message>
        <source>Pick your OA, tick all permissions and agree to the terms, then press “Cho phép”.</source>
        <translation>Chọn OA, đánh dấu tất cả các quyền và đồng ý điều khoản, rồi bấm “Cho phép”.</translation>
    </message>
    <message>
        <source>Ways to sign in</source>
        <translation>Các cách đăng nhập</translation>
    </message>
    <message>
        <source>In this window</source>
        <translation>Ngay trong cửa sổ này</translation>
    </message>
    <message>
        <source>Open in my browser</source>
        <translation>Mở bằng trình duyệt của tôi</translation>
    </message>
    <message>
        <source>Paste the address</source>
        <translation>Dán địa chỉ</translation>
    </message>
    <message>
        <source>Paste a token pair from API Explorer</source>
        <translation>Dán cặp token từ API Explorer</translation>
    </message>
    <message>
        <source>Time left for signing in: {time}</source>
        <translation>Thời gian đăng nhập còn lại: {time}</translation>
    </message>
</context>
<context>
    <name>SourceList</name>
    <message>
        <source>No OA is connected yet. You can save the rule and add OAs later.</source>
        <translation>Chưa kết nối OA nào. Bạn có thể lưu quy tắc và thêm OA sau.</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Move to this rule</source>
        <translation>Chuyển sang quy tắc này</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Moves here from “{rule}” when you save</source>
        <translation>Sẽ chuyển từ “{rule}” sang đây khi lưu</translation>
    </message>
    <message>
        <source>In the rule “{rule}”</source>
        <translation>Thuộc quy tắc “{rule}”</translation>
    </message>
</context>
<context>
    <name>StaffChip</name>
    <message>
        <source>Take out {name}</source>
        <translation>Bỏ {name}</translation>
    </message>
</context>
<context>
    <name>StaffDialog</name>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Nobody works here but you, so far</source>
        <translation>Hiện chỉ có mình bạn</translation>
    </message>
    <message>
        <source>Give each of your staff an account: with a picture and a PIN they change places at this computer in a moment, everybody sees only their own conversations, and rules can share new ones among them.</source>
        <translation>Tạo cho mỗi nhân viên một tài khoản: có ảnh và PIN, họ đổi chỗ ở máy này trong chốc lát; mỗi người chỉ thấy hội thoại của mình, và quy tắc có thể chia hội thoại mới cho họ.</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Thêm nhân viên</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Bỏ thay đổi</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>You have no PIN: whoever sits here can open your profile.</source>
        <translation>Bạn chưa đặt PIN: ai ngồi vào máy cũng mở được hồ sơ của bạn.</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Đặt PIN…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>{name} has an account</source>
        <translation>Đã tạo tài khoản cho {name}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Đã lưu</translation>
    </message>
    <message>
        <source>{name} gets conversations again</source>
        <translation>{name} nhận hội thoại trở lại</translation>
    </message>
    <message>
        <source>{name} is away</source>
        <translation>{name} đang tạm vắng</translation>
    </message>
    <message>
        <source>{name} is deactivated</source>
        <translation>Đã ngừng tài khoản của {name}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Ngừng tài khoản</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Đã hoàn tác</translation>
    </message>
</context>
<context>
    <name>StaffField</name>
    <message>
        <source>E-mail of somebody with an account, then Enter</source>
        <translation>Email của người đã có tài khoản, rồi nhấn Enter</translation>
    </message>
    <message>
        <source>Add somebody by e-mail</source>
        <translation>Thêm người bằng email</translation>
    </message>
    <message>
        <source>No account has this address: {who}.</source>
        <translation>Không có tài khoản nào dùng địa chỉ: {who}.</translation>
    </message>
    <message>
        <source>Already in the list: {who}.</source>
        <translation>Đã có trong danh sách: {who}.</translation>
    </message>
    <message>
        <source>Deactivated: {who}.</source>
        <translation>Đã ngừng hoạt động: {who}.</translation>
    </message>
    <message>
        <source>Accounts of your staff…</source>
        <translation>Tài khoản nhân viên…</translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Thêm nhân viên</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Tài khoản mới</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>chưa lưu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s)</source>
        <translation>
            <numerusform>%Ln hội thoại</numerusform>
        </translation>
    </message>
    <message>
        <source>no PIN</source>
        <translation>chưa có PIN</translation>
    </message>
</context>
<context>
    <name>StaffScreen</name>
    <message>
        <source>Who is here?</source>
        <translation>Ai đang ở máy?</translation>
    </message>
    <message>
        <source>Choose your picture, or type your name.</source>
        <translation>Chọn ảnh của bạn, hoặc gõ tên.</translation>
    </message>
</context>
<context>
    <name>StaffTile</name>
    <message>
        <source>No PIN</source>
        <translation>Không có PIN</translation>
    </message>
</context>
<context>
    <name>StateRows</name>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Hội thoại</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Làm việc lại</translation>
    </message>
    <message>
        <source>Set to away</source>
        <translation>Cho tạm vắng</translation>
    </message>
    <message>
        <source>Activate again</source>
        <translation>Kích hoạt lại</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <translation>Ngừng tài khoản…</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Đã đặt</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Chưa đặt</translation>
    </message>
    <message>
        <source>Asked for when this profile is opened.</source>
        <translation>Được hỏi khi mở hồ sơ này.</translation>
    </message>
    <message>
        <source>Anybody at this computer can open this profile.</source>
        <translation>Ai ở máy này cũng mở được hồ sơ này.</translation>
    </message>
    <message>
        <source>New PIN…</source>
        <translation>PIN mới…</translation>
    </message>
    <message>
        <source>Set a PIN…</source>
        <translation>Đặt PIN…</translation>
    </message>
    <message numerus="yes">
        <source>Holds %Ln open conversation(s)</source>
        <translation>
            <numerusform>Đang giữ %Ln hội thoại mở</numerusform>
        </translation>
    </message>
    <message>
        <source>Holds none</source>
        <translation>Không giữ hội thoại nào</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them unanswered</source>
        <translation>
            <numerusform>%Ln hội thoại chưa trả lời</numerusform>
        </translation>
    </message>
    <message>
        <source>Gets conversations by the rules.</source>
        <translation>Nhận hội thoại theo quy tắc.</translation>
    </message>
    <message>
        <source>Keeps what they hold, may claim and answer, and is passed over by turns.</source>
        <translation>Giữ những hội thoại đang có, vẫn nhận và trả lời được; lượt chia bỏ qua người này.</translation>
    </message>
    <message>
        <source>Can&apos;t sign in and gets nothing. What they wrote stays.</source>
        <translation>Không đăng nhập được và không nhận gì. Những gì họ đã nhắn vẫn còn.</translation>
    </message>
</context>
<context>
    <name>StateStrip</name>
    <message>
        <source>Blocked: new messages are kept, but nobody is alerted.</source>
        <translation>Đã chặn: tin mới vẫn được giữ, nhưng không báo.</translation>
    </message>
    <message>
        <source>This conversation is closed. It reopens when you or the customer write.</source>
        <translation>Hội thoại đã đóng. Khi bạn hoặc khách nhắn tiếp, hội thoại sẽ mở lại.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>starting</source>
        <translation>đang khởi động</translation>
    </message>
    <message>
        <source>live</source>
        <translation>trực tuyến</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>chậm</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>mất mạng</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>tạm dừng</translation>
    </message>
    <message>
        <source>{what} (since {time})</source>
        <translation>{what} (từ {time})</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>and {count} more</source>
        <translation>và {count} OA nữa</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>done</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>chưa làm</translation>
    </message>
</context>
<context>
    <name>StepTrail</name>
    <message>
        <source>Zalo app</source>
        <translation>Ứng dụng Zalo</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Đăng nhập</translation>
    </message>
    <message>
        <source>Your OA</source>
        <translation>OA của bạn</translation>
    </message>
    <message>
        <source>Chat right</source>
        <translation>Quyền chat</translation>
    </message>
    <message>
        <source>Step: {name}</source>
        <translation>Bước: {name}</translation>
    </message>
</context>
<context>
    <name>StepsPopover</name>
    <message>
        <source>First steps: {done} of {all} done</source>
        <translation>Những bước đầu: xong {done}/{all}</translation>
    </message>
    <message>
        <source>Don&apos;t show this any more</source>
        <translation>Không hiện nữa</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Photos</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
</context>
<context>
    <name>SystemBrowserWay</name>
    <message>
        <source>Open Zalo&apos;s page</source>
        <translation>Mở trang của Zalo</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Chép liên kết</translation>
    </message>
    <message>
        <source>Sign in with my own browser</source>
        <translation>Đăng nhập bằng trình duyệt của tôi</translation>
    </message>
    <message>
        <source>Open Zalo&apos;s page in your browser, or copy the link into it.</source>
        <translation>Mở trang của Zalo trong trình duyệt của bạn, hoặc chép liên kết vào đó.</translation>
    </message>
    <message>
        <source>Sign in, pick your OA, tick all permissions, and press “Cho phép”.</source>
        <translation>Đăng nhập, chọn OA, đánh dấu tất cả các quyền rồi bấm “Cho phép”.</translation>
    </message>
    <message>
        <source>Then copy the whole address from the address bar, and paste it here.</source>
        <translation>Sau đó chép toàn bộ địa chỉ trên thanh địa chỉ và dán vào đây.</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Đã chép</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Take away the tag {tag}</source>
        <translation>Gỡ nhãn {tag}</translation>
    </message>
    <message>
        <source>On its way to Zalo</source>
        <translation>Đang gửi lên Zalo</translation>
    </message>
</context>
<context>
    <name>TagsSection</name>
    <message>
        <source>Tags</source>
        <translation>Nhãn</translation>
    </message>
    <message>
        <source>The OA&apos;s tags at Zalo</source>
        <translation>Nhãn của OA trên Zalo</translation>
    </message>
    <message>
        <source>+ Tag</source>
        <translation>+ Nhãn</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Thêm nhãn</translation>
    </message>
    <message>
        <source>Name of a tag, then Enter</source>
        <translation>Gõ tên nhãn rồi Enter</translation>
    </message>
</context>
<context>
    <name>TeamSection</name>
    <message>
        <source>Staff</source>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Staff…</source>
        <translation>Nhân viên…</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Quy tắc…</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Ai làm việc ở đây</translation>
    </message>
    <message>
        <source>Each of your staff gets an account, and with a PIN they change places at this computer.</source>
        <translation>Mỗi nhân viên có một tài khoản, và đổi chỗ nhau trên máy này bằng mã PIN.</translation>
    </message>
    <message>
        <source>Who gets which conversation</source>
        <translation>Ai nhận hội thoại nào</translation>
    </message>
    <message>
        <source>A rule shares an OA&apos;s conversations out: in turn, or whoever takes them first.</source>
        <translation>Quy tắc chia hội thoại của OA cho nhân viên: xoay vòng, hoặc ai nhận trước thì được.</translation>
    </message>
    <message>
        <source>Who holds what</source>
        <translation>Ai đang giữ gì</translation>
    </message>
    <message>
        <source>What each person has now and got in a period, and who has been waiting for how long.</source>
        <translation>Mỗi người đang giữ và đã nhận những gì, khách nào chờ bao lâu.</translation>
    </message>
</context>
<context>
    <name>ThreadHeader</name>
    <message>
        <source>via {oa}</source>
        <translation>qua {oa}</translation>
    </message>
    <message>
        <source>last active {time}</source>
        <translation>hoạt động {time}</translation>
    </message>
    <message>
        <source>Open OA Manager in the browser</source>
        <translation>Mở OA Manager trong trình duyệt</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Tìm trong hội thoại này</translation>
    </message>
    <message>
        <source>Customer: details, tags, notes, photos</source>
        <translation>Khách hàng: thông tin, nhãn, ghi chú, ảnh</translation>
    </message>
    <message>
        <source>Close the conversation</source>
        <translation>Đóng hội thoại</translation>
    </message>
    <message>
        <source>More to do here</source>
        <translation>Thao tác khác với hội thoại này</translation>
    </message>
</context>
<context>
    <name>ThreadPane</name>
    <message>
        <source>Copy selection</source>
        <translation>Sao chép đoạn đã chọn</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Sao chép nội dung</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Sao chép liên kết</translation>
    </message>
    <message>
        <source>Copy photo</source>
        <translation>Sao chép ảnh</translation>
    </message>
    <message>
        <source>Save photo…</source>
        <translation>Lưu ảnh…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save all photos of this conversation…</source>
        <translation>Lưu mọi ảnh của hội thoại…</translation>
    </message>
    <message>
        <source>It has begun to leave, so it can&apos;t be stopped any more.</source>
        <translation>Tin đã bắt đầu gửi nên không hủy được nữa.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>React…</source>
        <translation>Thả cảm xúc…</translation>
    </message>
</context>
<context>
    <name>TokensWay</name>
    <message>
        <source>Paste a token pair</source>
        <translation>Dán cặp token</translation>
    </message>
    <message>
        <source>Open the API Explorer, and choose the same Zalo app as here.</source>
        <translation>Mở API Explorer và chọn đúng ứng dụng Zalo như ở đây.</translation>
    </message>
    <message>
        <source>As the kind of token choose “OA Access Token”, and allow it for your OA.</source>
        <translation>Chọn loại token “OA Access Token” và cho phép với OA của bạn.</translation>
    </message>
    <message>
        <source>Copy both tokens here, and use them nowhere else: the second works once.</source>
        <translation>Chép cả hai token vào đây và đừng dùng ở nơi khác: token thứ hai chỉ dùng được một lần.</translation>
    </message>
    <message>
        <source>Open API Explorer</source>
        <translation>Mở API Explorer</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Access token</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Refresh token</translation>
    </message>
    <message>
        <source>These don&apos;t look like an access token and its refresh token.</source>
        <translation>Đây không giống một access token và refresh token đi kèm.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Phần này cần được điền.</translation>
    </message>
    <message>
        <source>There is a blank in the middle. Copy it once more.</source>
        <translation>Có khoảng trắng ở giữa. Hãy chép lại lần nữa.</translation>
    </message>
    <message>
        <source>That is too short for a token: perhaps a part is missing.</source>
        <translation>Quá ngắn so với một token: có thể chép thiếu.</translation>
    </message>
    <message>
        <source>That is the access token again. The refresh token is the other one.</source>
        <translation>Đây lại là access token. Refresh token là chuỗi còn lại.</translation>
    </message>
    <message>
        <source>This doesn&apos;t look right.</source>
        <translation>Nội dung này chưa đúng.</translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message>
        <source>Open Quầy Chat</source>
        <translation>Mở Quầy Chat</translation>
    </message>
    <message>
        <source>Pause alerts for an hour</source>
        <translation>Tạm tắt thông báo 1 giờ</translation>
    </message>
    <message>
        <source>Pause alerts until tomorrow morning</source>
        <translation>Tạm tắt thông báo đến sáng mai</translation>
    </message>
    <message>
        <source>Alert me again (paused until {time})</source>
        <translation>Bật lại thông báo (đang tắt đến {time})</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message numerus="yes">
        <source>%n customers are waiting</source>
        <translation>
            <numerusform>%n khách đang chờ</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts are paused until {time}</source>
        <translation>Thông báo tạm tắt đến {time}</translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <source>Customer</source>
        <translation>Khách hàng</translation>
    </message>
    <message>
        <source>Now with</source>
        <translation>Đang thuộc</translation>
    </message>
    <message>
        <source>Then with</source>
        <translation>Sẽ thuộc</translation>
    </message>
    <message>
        <source>Who would get which conversation</source>
        <translation>Ai nhận hội thoại nào</translation>
    </message>
    <message>
        <source>Nothing changes hands</source>
        <translation>Không có gì đổi tay</translation>
    </message>
    <message>
        <source>No conversation that is here now would go to somebody else. New ones are shared as they come.</source>
        <translation>Không hội thoại nào hiện có chuyển cho người khác. Hội thoại mới sẽ được chia khi đến.</translation>
    </message>
    <message>
        <source>If you saved now</source>
        <translation>Nếu lưu bây giờ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversation(s) would change hands.</source>
        <translation>
            <numerusform>%Ln hội thoại sẽ đổi tay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them would go to the owner.</source>
        <translation>
            <numerusform>%Ln hội thoại trong số đó về chủ cửa hàng.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first {shown} are shown.</source>
        <translation>Chỉ hiện {shown} hội thoại đầu.</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Chưa ai</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Chủ cửa hàng</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>({count} more OAs need attention)</source>
        <translation>(còn {count} OA khác cần xử lý)</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Show the data folder</source>
        <translation>Mở thư mục dữ liệu</translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation>Dùng mã khôi phục</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Khôi phục bản sao lưu…</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open your messages</source>
        <translation>Mở tin nhắn của bạn</translation>
    </message>
    <message>
        <source>They are encrypted. Type your passphrase.</source>
        <translation>Tin nhắn được mã hóa. Hãy nhập mật khẩu.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Forgotten? Use the recovery code</source>
        <translation>Quên? Dùng mã khôi phục</translation>
    </message>
</context>
<context>
    <name>Unreadable</name>
    <message>
        <source>Not a message at all</source>
        <translation>Không phải là một tin nhắn</translation>
    </message>
    <message>
        <source>A message without its number</source>
        <translation>Tin nhắn thiếu mã số</translation>
    </message>
    <message>
        <source>A message without the time it was sent</source>
        <translation>Tin nhắn thiếu giờ gửi</translation>
    </message>
    <message>
        <source>A message that doesn&apos;t say who wrote it</source>
        <translation>Tin nhắn không ghi ai viết</translation>
    </message>
    <message>
        <source>A message that doesn&apos;t say which customer</source>
        <translation>Tin nhắn không ghi của khách nào</translation>
    </message>
    <message>
        <source>A message of the OA to itself</source>
        <translation>Tin nhắn OA tự gửi cho mình</translation>
    </message>
    <message>
        <source>A message of a group</source>
        <translation>Tin nhắn của một nhóm</translation>
    </message>
</context>
<context>
    <name>UnreadableDialog</name>
    <message>
        <source>Taken off the list. It stays kept, and is tried again like the others.</source>
        <translation>Đã bỏ khỏi danh sách. Dữ liệu vẫn được giữ và vẫn được thử đọc lại như các mục khác.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is read now, and stands in its conversation.</source>
        <translation>
            <numerusform>Đã đọc được %n tin; chúng nằm trong cuộc trò chuyện của mình.</numerusform>
        </translation>
    </message>
    <message>
        <source>This version can&apos;t read them either. They stay here, and are tried again after an update.</source>
        <translation>Phiên bản này cũng chưa đọc được. Các tin vẫn được giữ ở đây và sẽ thử lại sau khi cập nhật.</translation>
    </message>
    <message>
        <source>They are kept as they came, encrypted like everything else, and tried again each time Quầy Chat starts. All other messages are in their conversations.</source>
        <translation>Các tin này được giữ nguyên như lúc nhận, mã hóa như mọi dữ liệu khác, và được thử đọc lại mỗi lần mở Quầy Chat. Mọi tin khác đều đã nằm trong cuộc trò chuyện.</translation>
    </message>
    <message>
        <source>Nothing here needs your attention.</source>
        <translation>Không có gì ở đây cần bạn để ý.</translation>
    </message>
    <message>
        <source>What can&apos;t be read</source>
        <translation>Tin không đọc được</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử đọc lại</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>A new version is installed when you quit</source>
        <translation>Bản mới sẽ được cài khi thoát</translation>
    </message>
    <message>
        <source>A new version is there</source>
        <translation>Đã có bản mới</translation>
    </message>
</context>
<context>
    <name>UpdateStatus</name>
    <message>
        <source>Check now</source>
        <translation>Kiểm tra ngay</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Mở thư mục chứa tệp</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Tiến độ tải về</translation>
    </message>
    <message>
        <source>This build isn&apos;t updated by itself. Install a newer one in the way you installed it.</source>
        <translation>Bản này không tự cập nhật. Hãy cài bản mới theo đúng cách bạn đã cài bản này.</translation>
    </message>
    <message>
        <source>Updates are off; this is version {installed}.</source>
        <translation>Cập nhật đang tắt; bạn đang dùng bản {installed}.</translation>
    </message>
    <message>
        <source>Looking for a new version…</source>
        <translation>Đang tìm bản mới…</translation>
    </message>
    <message>
        <source>Fetching version {version}: {percent} % of {size}</source>
        <translation>Đang tải bản {version}: {percent} % của {size}</translation>
    </message>
    <message>
        <source>Version {version} is ready. It is installed when you quit Quầy Chat.</source>
        <translation>Bản {version} đã sẵn sàng, sẽ được cài khi bạn thoát Quầy Chat.</translation>
    </message>
    <message>
        <source>Version {version} was fetched and verified. Open the file to install it.</source>
        <translation>Bản {version} đã tải về và đã được kiểm tra. Hãy mở tệp để cài.</translation>
    </message>
    <message>
        <source>You have the newest version, {installed}.</source>
        <translation>Bạn đang dùng bản mới nhất, {installed}.</translation>
    </message>
    <message>
        <source>This is version {installed}.</source>
        <translation>Bạn đang dùng bản {installed}.</translation>
    </message>
    <message>
        <source>Last checked: {when}</source>
        <translation>Kiểm tra lần cuối: {when}</translation>
    </message>
    <message>
        <source>Version {version} did not start on this computer, so this one is back. The next is tried.</source>
        <translation>Bản {version} không khởi động được trên máy này nên đã trở lại bản đang dùng. Bản kế tiếp sẽ được thử lại.</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>New in version {version}</source>
        <translation>Có gì mới trong bản {version}</translation>
    </message>
    <message>
        <source>Decided by whoever looks after this computer.</source>
        <translation>Do người quản lý máy này quyết định.</translation>
    </message>
    <message>
        <source>Install new versions by itself</source>
        <translation>Tự cài bản mới</translation>
    </message>
    <message>
        <source>Looked for once a day, and installed when you quit: never in the middle of work.</source>
        <translation>Mỗi ngày tìm một lần và chỉ cài khi bạn thoát, không bao giờ giữa lúc đang làm việc.</translation>
    </message>
    <message>
        <source>Which versions</source>
        <translation>Nhận bản nào</translation>
    </message>
    <message>
        <source>Test versions bring what is new earlier. Back to stable, yours stays until a newer one is out.</source>
        <translation>Bản thử nghiệm có tính năng mới sớm hơn. Khi trở về bản ổn định, máy giữ bản đang dùng cho đến khi có bản ổn định mới hơn.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Cập nhật</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Ổn định</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Thử nghiệm</translation>
    </message>
</context>
<context>
    <name>ViewStrip</name>
    <message>
        <source>Show all again</source>
        <translation>Xem lại tất cả</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Quầy Chat</source>
        <translation>Chào mừng đến với Quầy Chat</translation>
    </message>
    <message>
        <source>The inbox of your Zalo Official Account, on your own computer.</source>
        <translation>Hộp thư Zalo Official Account, ngay trên máy tính của bạn.</translation>
    </message>
    <message>
        <source>See every customer&apos;s message at once, and answer with text, photos and files.</source>
        <translation>Thấy ngay tin của mọi khách, trả lời bằng chữ, ảnh và tệp.</translation>
    </message>
    <message>
        <source>Works without a network: answers wait and go out in order. Nothing is lost, nothing is resent blindly.</source>
        <translation>Mất mạng vẫn làm việc: câu trả lời chờ rồi gửi đi đúng thứ tự. Không mất tin, không gửi lại bừa.</translation>
    </message>
    <message>
        <source>Your messages stay on this computer, encrypted. No server of ours in between.</source>
        <translation>Tin nhắn nằm trên máy này và được mã hóa. Không qua máy chủ nào của chúng tôi.</translation>
    </message>
    <message>
        <source>Connect a Zalo OA</source>
        <translation>Kết nối Zalo OA</translation>
    </message>
    <message>
        <source>Try it with a practice OA</source>
        <translation>Dùng thử với OA luyện tập</translation>
    </message>
    <message>
        <source>No Zalo account needed: made-up customers write to you, and everything stays on this computer.</source>
        <translation>Không cần tài khoản Zalo: khách giả lập sẽ nhắn cho bạn, và mọi thứ chỉ nằm trên máy này.</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Connect your Zalo OA</source>
        <translation>Kết nối Zalo OA của bạn</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>Quầy Chat talks to Zalo directly. Nothing goes through anybody else&apos;s server.</source>
        <translation>Quầy Chat kết nối thẳng với Zalo. Không có gì đi qua máy chủ của bên thứ ba.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Các bước</translation>
    </message>
    <message>
        <source>This is the practice OA</source>
        <translation>Đây là OA luyện tập</translation>
    </message>
    <message>
        <source>It runs on this computer only: no Zalo account is needed, and nobody else sees anything.</source>
        <translation>OA này chỉ chạy trên máy của bạn: không cần tài khoản Zalo và không ai khác nhìn thấy.</translation>
    </message>
    <message>
        <source>Only an admin of the OA can connect it</source>
        <translation>Chỉ quản trị viên của OA mới kết nối được</translation>
    </message>
    <message>
        <source>Use the Zalo account that manages the OA. If you are not an admin, ask the owner to do this step or to make you one in OA Manager.</source>
        <translation>Hãy dùng tài khoản Zalo đang quản trị OA. Nếu bạn chưa là quản trị viên, hãy nhờ chủ OA làm bước này, hoặc cấp quyền cho bạn trong OA Manager.</translation>
    </message>
    <message>
        <source>The shop&apos;s Zalo app</source>
        <translation>Ứng dụng Zalo của cửa hàng</translation>
    </message>
    <message>
        <source>An app id, a secret and a callback address. Asked for once, and kept encrypted.</source>
        <translation>ID ứng dụng, khóa bí mật và địa chỉ callback. Chỉ hỏi một lần và được mã hóa khi lưu.</translation>
    </message>
    <message>
        <source>Sign in to Zalo</source>
        <translation>Đăng nhập Zalo</translation>
    </message>
    <message>
        <source>Have your phone ready: Zalo often asks to scan a QR code. Tick all permissions, then allow.</source>
        <translation>Để sẵn điện thoại: Zalo thường yêu cầu quét mã QR. Đánh dấu tất cả các quyền rồi cho phép.</translation>
    </message>
    <message>
        <source>Choose who sees the conversations</source>
        <translation>Chọn ai được xem hội thoại</translation>
    </message>
    <message>
        <source>Then the messages of your customers start to arrive.</source>
        <translation>Sau đó tin nhắn của khách bắt đầu về.</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>Why did this conversation come to me?</source>
        <translation>Vì sao hội thoại này về tôi?</translation>
    </message>
    <message>
        <source>Why is it with {name}?</source>
        <translation>Vì sao hội thoại này về {name}?</translation>
    </message>
    <message>
        <source>Why does nobody have it?</source>
        <translation>Vì sao chưa ai nhận được?</translation>
    </message>
    <message>
        <source>Why is it with the owner?</source>
        <translation>Vì sao hội thoại ở giỏ chủ shop?</translation>
    </message>
    <message>
        <source>Before that</source>
        <translation>Trước đó</translation>
    </message>
</context>
<context>
    <name>WizardFrame</name>
    <message>
        <source>Practice OA</source>
        <translation>OA luyện tập</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>One moment …</source>
        <translation>Xin chờ một chút…</translation>
    </message>
    <message>
        <source>Exchanging the sign-in for access, and storing it encrypted</source>
        <translation>Đổi lượt đăng nhập lấy quyền truy cập và lưu lại có mã hóa</translation>
    </message>
    <message>
        <source>Reading the OA&apos;s name and picture</source>
        <translation>Đọc tên và ảnh của OA</translation>
    </message>
    <message>
        <source>Trying which permissions were granted</source>
        <translation>Thử xem quyền nào đã được cấp</translation>
    </message>
    <message>
        <source>Please keep this window open: a sign-in that is cut off here has to be done again.</source>
        <translation>Xin đừng đóng cửa sổ này: nếu bị ngắt ở đây, bạn phải đăng nhập lại.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Fetching old messages: {count}</source>
        <translation>Đang lấy tin cũ: {count}</translation>
    </message>
    <message>
        <source>No OA is connected yet</source>
        <translation>Chưa kết nối OA nào</translation>
    </message>
    <message>
        <source>Connect your Zalo Official Account, and your customers&apos; messages appear here.</source>
        <translation>Kết nối Zalo Official Account của bạn, tin của khách sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Connect a Zalo OA</source>
        <translation>Kết nối Zalo OA</translation>
    </message>
</context>
<context>
    <name>WritingSection</name>
    <message>
        <source>Writing</source>
        <translation>Soạn tin</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>Enter để gửi, Shift+Enter để xuống dòng</translation>
    </message>
    <message>
        <source>Otherwise Ctrl+Enter sends.</source>
        <translation>Nếu tắt, bấm Ctrl+Enter để gửi.</translation>
    </message>
    <message>
        <source>Time to take a message back</source>
        <translation>Thời gian hoàn tác tin gửi</translation>
    </message>
    <message>
        <source>A message waits this long before it leaves; 0 sends at once.</source>
        <translation>Tin chờ từng ấy giây rồi mới gửi đi; 0 là gửi ngay.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> giây</translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Photos</source>
        <translation>Ảnh</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>Chưa có ảnh nào</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Chưa có tệp nào</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>Xem trong hội thoại</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>or</source>
        <translation>hoặc</translation>
    </message>
</context>
</TS>
