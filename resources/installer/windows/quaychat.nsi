; The installer for one person on Windows: no administrator is asked for, the new version is unpacked beside the old one and
; takes its place in one step, and the shop's data are never touched without asking.
;
; Made by resources/installer/nsis.py, which gives: VERSION, NUMBERS and RANK (four each), BUNDLE, OUT, ICON, PICTURE, SIZE_KB;
; and TARGET, SIGN, QUICK where they are wanted.
; Silent: /S, /D=FOLDER (last, no quotes), /LANG=1066|1033, /CLOSE (ask a running window to quit), /UPDATE (wait a minute for
; it to end), /STARTATLOGIN; for the uninstaller: /S, /CLOSE, /PURGE (the data too). What they end with: words.nsh.

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
CRCCheck force
AllowSkipFiles off

!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include WinMessages.nsh
!include x64.nsh
!include nsDialogs.nsh
!include MUI2.nsh

!define NAME "Quầy Chat"
!define PROGRAM "quaychat.exe"
!define ENGINE "quaychat-core.exe"
!define INSIDE "_internal" ; where PyInstaller puts all but the programs
!define RUN_VALUE "quaychat" ; as ui/settings/autostart.py names it
!define OWN_KEY "Software\QuayChat"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define RUN_ONCE_KEY "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define HEALING "QuayChatUpdate" ; as app/updates/commands.py names it
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\QuayChat"
!define DATA "$LOCALAPPDATA\QuayChat" ; as app/paths.py has it
!define OLDEST_BUILD 17763 ; Windows 10, version 1809: what Qt 6.11 needs

!ifdef SIGN
  !uninstfinalize '${SIGN}' = 0
  !finalize '${SIGN}' = 0
!endif

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\QuayChat"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME}"
VIAddVersionKey /LANG=0 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT licence"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"

Var Installed ; the version that is there, or nothing
Var InstalledRank
Var Aside ; where the old version lies while the new one isn't in its place yet
Var Purge
Var PurgeBox
Var WelcomeTitle
Var WelcomeText

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH FitControl
!define MUI_WELCOMEPAGE_TITLE "$WelcomeTitle"
!define MUI_WELCOMEPAGE_TEXT "$WelcomeText"
!define MUI_FINISHPAGE_TITLE "$(FinishTitle)"
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenNow)"
!define MUI_FINISHPAGE_SHOWREADME "" ; the page's second box, for a purpose of ours
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(AtLogin)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION StartAtLogin
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!define MUI_PAGE_CUSTOMFUNCTION_PRE Welcome
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_SHOW ShowLoginBox
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveLoginBox
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.AskAboutData un.RememberAnswer
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh
!include closing.nsh

; --- installing ------------------------------------------------------------------------------------------------------

Function .onInit
  InitPluginsDir
  Call ChooseLanguage
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro REFUSE ${EXIT_SYSTEM} TooOld
  ${EndIf}
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "QuayChatSetup") p .r0 ?e'
  Pop $1
  ${If} $1 = 183 ; ERROR_ALREADY_EXISTS
    !insertmacro REFUSE ${EXIT_RUNNING} SetupRuns
  ${EndIf}
  Call LookAtTheFolder
FunctionEnd

; Vietnamese where Windows, its regional format or its place is: many Vietnamese shops have an English Windows.
Function ChooseLanguage
  ${GetParameters} $0
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $1
    Return
  ${EndIf}
  System::Call 'kernel32::GetUserDefaultLangID() i .r1'
  System::Call 'kernel32::GetUserGeoID(i 16) i .r2'
  ${If} $1 = 0x042A
  ${OrIf} $2 = 251
    StrCpy $LANGUAGE ${LANG_VIETNAMESE}
  ${EndIf}
FunctionEnd

; What is there decides: nothing, an older version, this one (repair), a newer one, or something that isn't ours.
Function LookAtTheFolder
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ReadRegStr $Installed HKCU "${UNINSTALL_KEY}" "DisplayVersion"
    ReadRegStr $InstalledRank HKCU "${OWN_KEY}" "Rank"
    ${If} $InstalledRank != ""
      ${VersionCompare} $InstalledRank "${RANK}" $0
      ${If} $0 = 1
        !insertmacro REFUSE ${EXIT_NEWER} Newer
      ${EndIf}
    ${EndIf}
    Return
  ${EndIf}
  ${DirState} "$INSTDIR" $0
  ${If} $0 = 1 ; not empty; what an interrupted change left there is ours all the same
  ${AndIfNot} ${FileExists} "$INSTDIR\${INSIDE}\*"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    !insertmacro REFUSE ${EXIT_FOLDER} NotOurs
  ${EndIf}
FunctionEnd

Function Welcome
  StrCpy $WelcomeTitle "$(WelcomeTitleNew)"
  StrCpy $WelcomeText "$(WelcomeNew)"
  ${If} $Installed == "${VERSION}"
    StrCpy $WelcomeTitle "$(WelcomeTitleRepair)"
    StrCpy $WelcomeText "$(WelcomeRepair)"
  ${ElseIf} $Installed != ""
    StrCpy $WelcomeText "$(WelcomeUpgrade)"
  ${EndIf}
FunctionEnd

Section
  RMDir /r "$INSTDIR.next.part"
  ClearErrors
  SetOutPath "$INSTDIR.next.part"
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR.next.part\uninstall.exe"
  ${If} ${Errors}
    DetailPrint "$(CannotWrite)"
    Abort
  ${EndIf}
  SetOutPath "$PLUGINSDIR" ; a folder that is somebody's working folder can't be renamed
  Call TakePlace
  Call Register
SectionEnd

; Two renames: whatever is cut off, the old version or the new one lies there whole. Where the first one is cut off from the
; second, `.former` is the whole old version, and this installer run again brings the new one.
Function TakePlace
  Call WaitUntilClosed
  StrCpy $R9 "$INSTDIR.former" ; kept until the new version has started once (app/updates)
  ${If} $Installed == "${VERSION}"
    StrCpy $R9 "$INSTDIR.broken" ; repair: what is replaced is no version to go back to
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\*"
    RMDir /r "$R9"
    ClearErrors
    Rename "$INSTDIR" "$R9"
    ${If} ${Errors}
      DetailPrint "$(InUse)"
      SetErrorLevel ${EXIT_RUNNING}
      Abort
    ${EndIf}
    StrCpy $Aside "$R9"
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR.next.part" "$INSTDIR"
  ${If} ${Errors}
    DetailPrint "$(CannotWrite)"
    Abort
  ${EndIf}
  StrCpy $Aside ""
  RMDir /r "$INSTDIR.broken"
FunctionEnd

Function .onInstFailed
  ${If} $Aside != ""
    Rename "$Aside" "$INSTDIR"
  ${EndIf}
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.next.part"
FunctionEnd

Function Register
  SetOutPath "$INSTDIR" ; the shortcut's working folder
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  SetOutPath "$PLUGINSDIR"
  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${OWN_KEY}" "Rank" "${RANK}"
  WriteRegStr HKCU "${OWN_KEY}" "Language" "$LANGUAGE"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" "${SIZE_KB}"
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1 ; Windows has no button for it: this installer run again repairs
  ${GetParameters} $0
  ${GetOptions} $0 "/STARTATLOGIN" $1
  ${IfNot} ${Errors}
    Call StartAtLogin
  ${EndIf}
FunctionEnd

Function StartAtLogin
  WriteRegStr HKCU "${RUN_KEY}" "${RUN_VALUE}" '"$INSTDIR\${PROGRAM}" --hidden'
FunctionEnd

Function ShowLoginBox ; off, unless the person has chosen it before
  ReadRegStr $0 HKCU "${RUN_KEY}" "${RUN_VALUE}"
  ${If} $0 != ""
    SendMessage $mui.FinishPage.ShowReadme ${BM_SETCHECK} ${BST_CHECKED} 0
  ${EndIf}
FunctionEnd

Function LeaveLoginBox
  ${NSD_GetState} $mui.FinishPage.ShowReadme $0
  ${If} $0 <> ${BST_CHECKED}
    DeleteRegValue HKCU "${RUN_KEY}" "${RUN_VALUE}"
  ${EndIf}
FunctionEnd

; --- uninstalling ----------------------------------------------------------------------------------------------------

Function un.onInit
  ReadRegStr $0 HKCU "${OWN_KEY}" "Language"
  ${If} $0 != ""
    StrCpy $LANGUAGE $0
  ${EndIf}
  StrCpy $Purge 0
  ${GetParameters} $0
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    StrCpy $Purge 1
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${INSIDE}\*" ; the uninstaller was copied elsewhere: nothing there is ours to delete
    !insertmacro REFUSE ${EXIT_FOLDER} NotOurs
  ${EndIf}
FunctionEnd

Function un.AskAboutData
  !insertmacro MUI_HEADER_TEXT "$(RemoveTitle)" "$(RemoveSubtitle)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 36u "$(RemoveText)"
  Pop $0
  ${NSD_CreateCheckBox} 0 44u 100% 12u "$(RemoveDataToo)"
  Pop $PurgeBox
  ${If} $Purge = 1
    ${NSD_Check} $PurgeBox
  ${EndIf}
  ${NSD_CreateLabel} 14u 60u -14u 44u "$(RemoveDataWhat)"
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^UninstallBtn)"
  nsDialogs::Show
FunctionEnd

Function un.RememberAnswer
  ${NSD_GetState} $PurgeBox $0
  StrCpy $Purge 0
  ${If} $0 = ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(RemoveDataSure)" IDYES sure
    Abort ; back to the page
    sure:
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

Section un.install
  Call un.WaitUntilClosed
  SetOutPath "$TEMP"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "${RUN_KEY}" "${RUN_VALUE}"
  ; By name, so that what somebody else has put into the folder stays.
  RMDir /r "$INSTDIR\${INSIDE}"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${ENGINE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ; What updates keep beside it (app/updates/journal.py).
  DeleteRegValue HKCU "${RUN_ONCE_KEY}" "${HEALING}"
  RMDir /r "$INSTDIR.former"
  RMDir /r "$INSTDIR.next"
  RMDir /r "$INSTDIR.next.part"
  RMDir /r "$INSTDIR.broken"
  RMDir /r "$INSTDIR.running"
  Delete "$INSTDIR.update.json"
  RMDir /r "${DATA}\updates"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  ${If} $Purge = 1
    RMDir /r "${DATA}"
    System::Call 'advapi32::CredDeleteW(w "QuayChat", i 1, i 0)' ; the data's key, of no use without them
  ${EndIf}
SectionEnd
