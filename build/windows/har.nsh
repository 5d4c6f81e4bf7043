; Offers the app for *.har beside whatever opens them, where electron-builder's own association would make it the one that
; does; and takes away what would point to nothing once the app is gone.

!macro customInstall
  WriteRegNone SHELL_CONTEXT "Software\Classes\.har\OpenWithProgids" "Framescope.har"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Framescope.har" "" "HTTP archive (HAR)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Framescope.har\DefaultIcon" "" "$INSTDIR\resources\document.ico"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Framescope.har\shell\open" "" "Open with ${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Framescope.har\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.har\OpenWithProgids" "Framescope.har"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Framescope.har"
  ; Captures are ours, unless somebody has given them to another app. The class is deleted by electron-builder.
  ReadRegStr $R0 SHELL_CONTEXT "Software\Classes\.framescope" ""
  StrCmp $R0 "Framescope capture" 0 +2
    DeleteRegValue SHELL_CONTEXT "Software\Classes\.framescope" ""
!macroend
