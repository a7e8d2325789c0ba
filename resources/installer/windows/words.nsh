; What the installer says, in both languages, and what it ends with when it is silent.

!define EXIT_RUNNING 3
!define EXIT_NEWER 4
!define EXIT_FOLDER 5
!define EXIT_SYSTEM 6

!macro WORDS NAME VI EN
  !define ${NAME}_VI "${VI}"
  !define ${NAME}_EN "${EN}"
  LangString ${NAME} ${LANG_VIETNAMESE} "${VI}"
  LangString ${NAME} ${LANG_ENGLISH} "${EN}"
!macroend

!define PARAGRAPH "$\r$\n$\r$\n"

!insertmacro WORDS WelcomeTitleNew "Cài đặt Quầy Chat ${VERSION}" "Install Quầy Chat ${VERSION}"
!insertmacro WORDS WelcomeNew \
  "Hộp thư Zalo OA cho cửa hàng, ngay trên máy này.${PARAGRAPH}Quầy Chat được cài cho riêng bạn: không cần quyền quản trị, không đụng đến người dùng khác của máy.${PARAGRAPH}Bấm Cài đặt để bắt đầu." \
  "The inbox for your shop's Zalo OAs, on this PC.${PARAGRAPH}Quầy Chat is installed for you alone: no administrator is needed, and other users of this PC are not affected.${PARAGRAPH}Press Install to begin."
!insertmacro WORDS WelcomeUpgrade \
  "Bản $Installed trên máy này sẽ được thay bằng bản ${VERSION}.${PARAGRAPH}Tin nhắn, ảnh, cài đặt và đăng nhập Zalo vẫn còn nguyên.${PARAGRAPH}Bấm Cài đặt để bắt đầu." \
  "Version $Installed on this PC will be replaced by version ${VERSION}.${PARAGRAPH}Messages, photos, settings and Zalo logins stay as they are.${PARAGRAPH}Press Install to begin."
!insertmacro WORDS WelcomeTitleRepair "Sửa Quầy Chat ${VERSION}" "Repair Quầy Chat ${VERSION}"
!insertmacro WORDS WelcomeRepair \
  "Bản ${VERSION} đã có trên máy này. Mọi tệp của chương trình sẽ được thay bằng tệp mới.${PARAGRAPH}Tin nhắn, ảnh, cài đặt và đăng nhập Zalo vẫn còn nguyên.${PARAGRAPH}Bấm Cài đặt để sửa." \
  "Version ${VERSION} is on this PC already. All of the program's files will be replaced by new ones.${PARAGRAPH}Messages, photos, settings and Zalo logins stay as they are.${PARAGRAPH}Press Install to repair it."
!insertmacro WORDS FinishTitle "Quầy Chat đã sẵn sàng" "Quầy Chat is ready"
!insertmacro WORDS FinishText "Quầy Chat ${VERSION} đã được cài. Lúc nào cũng có thể mở từ menu Bắt đầu." \
  "Quầy Chat ${VERSION} is installed. You find it in the Start menu."
!insertmacro WORDS OpenNow "Mở Quầy Chat ngay" "Open Quầy Chat now"
!insertmacro WORDS AtLogin "Tự chạy ẩn khi đăng nhập Windows" "Start hidden when I sign in to Windows"
!insertmacro WORDS TooOld "Quầy Chat cần Windows 10 bản 1809 trở lên, loại 64-bit." \
  "Quầy Chat needs Windows 10, version 1809 or newer, 64-bit."
!insertmacro WORDS SetupRuns "Trình cài đặt Quầy Chat đang mở rồi." "Quầy Chat's installer is open already."
!insertmacro WORDS Newer \
  "Máy này đã có Quầy Chat $Installed, mới hơn bản ${VERSION}. Dữ liệu của bản mới không mở được bằng bản cũ, nên bản này không được cài." \
  "This PC has Quầy Chat $Installed, which is newer than ${VERSION}. The older version can't open the newer one's data, so it is not installed."
!insertmacro WORDS NotOurs "Thư mục $INSTDIR chứa thứ khác, không phải Quầy Chat. Không có gì bị thay đổi." \
  "The folder $INSTDIR holds something else than Quầy Chat. Nothing was changed."
!insertmacro WORDS Running \
  "Quầy Chat đang chạy.${PARAGRAPH}Bấm OK để đóng Quầy Chat rồi tiếp tục. Tin nhắn đang chờ gửi không bị mất." \
  "Quầy Chat is running.${PARAGRAPH}Press OK to close it and go on. Messages that wait to be sent are not lost."
!insertmacro WORDS Waiting "Đang đợi Quầy Chat đóng…" "Waiting for Quầy Chat to close…"
!insertmacro WORDS InUse "Quầy Chat vẫn đang chạy nên không có gì được thay đổi. Hãy đóng rồi thử lại." \
  "Quầy Chat is still running, so nothing was changed. Close it and try again."
!insertmacro WORDS CannotWrite "Không ghi được vào $INSTDIR. Đĩa có thể đã đầy. Bản cũ, nếu có, vẫn còn nguyên." \
  "$INSTDIR could not be written to. The disk may be full. The old version, if there was one, is still there."
!insertmacro WORDS RemoveTitle "Gỡ Quầy Chat" "Remove Quầy Chat"
!insertmacro WORDS RemoveSubtitle "Dữ liệu của cửa hàng được giữ lại, trừ khi bạn chọn khác." \
  "The shop's data stay, unless you choose otherwise."
!insertmacro WORDS RemoveText \
  "Chương trình sẽ được gỡ khỏi máy này. Tin nhắn, ảnh và cài đặt vẫn nằm trong ${DATA}, và sẽ có lại khi bạn cài Quầy Chat lần sau." \
  "The program is removed from this PC. Messages, photos and settings stay in ${DATA}, and are there again when you install Quầy Chat another time."
!insertmacro WORDS RemoveDataToo "Xóa luôn dữ liệu trên máy này" "Delete the data on this PC too"
!insertmacro WORDS RemoveDataWhat \
  "Mọi tin nhắn, ảnh, ghi chú, đăng nhập Zalo và các bản sao lưu nằm trong thư mục đó. Không thể lấy lại. Bản sao lưu ở nơi khác không bị xóa." \
  "All messages, photos, notes, Zalo logins and the backups in that folder. They can't be brought back. Backups elsewhere are not deleted."
!insertmacro WORDS RemoveDataSure \
  "Xóa hết dữ liệu Quầy Chat trên máy này? Không thể lấy lại." \
  "Delete all of Quầy Chat's data on this PC? They can't be brought back."
