; The app must not run while its files change: it is asked to quit, and never ended by force.

!macro REFUSE CODE NAME ; in .onInit, where texts are still in the language that Windows has
  ${If} $LANGUAGE = ${LANG_VIETNAMESE}
    MessageBox MB_OK|MB_ICONSTOP "${${NAME}_VI}" /SD IDOK
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${${NAME}_EN}" /SD IDOK
  ${EndIf}
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro CLOSING UN
  ; $R0: 1 while one of the two programs runs from $INSTDIR. Windows lets nobody write to a program that runs.
  Function ${UN}LookWhetherItRuns
    StrCpy $R0 0
    Push "$INSTDIR\${ENGINE}"
    Call ${UN}LookAtOne
    Push "$INSTDIR\${PROGRAM}"
    Call ${UN}LookAtOne
  FunctionEnd

  Function ${UN}LookAtOne
    Pop $R1
    ${IfNot} ${FileExists} "$R1"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $R2 "$R1" a
    ${If} ${Errors}
      StrCpy $R0 1
    ${Else}
      FileClose $R2
    ${EndIf}
  FunctionEnd

  ; Waits up to $R3 half seconds; $R0 as above.
  Function ${UN}WaitAWhile
    ${Do}
      Call ${UN}LookWhetherItRuns
      ${If} $R0 = 0
      ${OrIf} $R3 <= 0
        ${ExitDo}
      ${EndIf}
      Sleep 500
      IntOp $R3 $R3 - 1
    ${Loop}
  FunctionEnd

  Function ${UN}AskToQuit
    DetailPrint "$(Waiting)"
    Exec '"$INSTDIR\${PROGRAM}" --quit'
    StrCpy $R3 40
    Sleep 1000 ; the one that asks runs from the same file
    Call ${UN}WaitAWhile
  FunctionEnd

  ; Returns when nothing runs; else the installation ends here, with all as it was.
  Function ${UN}WaitUntilClosed
    StrCpy $R3 4
    ${GetParameters} $R4
    ${GetOptions} $R4 "/UPDATE" $R5
    ${IfNot} ${Errors}
      StrCpy $R3 120
    ${EndIf}
    Call ${UN}WaitAWhile
    ${If} $R0 = 1
      ${GetOptions} $R4 "/CLOSE" $R5
      ${IfNot} ${Errors}
        Call ${UN}AskToQuit
      ${EndIf}
    ${EndIf}
    ${DoWhile} $R0 = 1
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDOK ask
      SetErrorLevel ${EXIT_RUNNING}
      Abort "$(InUse)"
      ask:
      Call ${UN}AskToQuit
    ${Loop}
  FunctionEnd
!macroend

!insertmacro CLOSING ""
!insertmacro CLOSING "un."
