# Signs files by Authenticode, and looks whether Windows takes the signature. The certificate is in the person's store; from
# the environment: CERTIFICATE_THUMBPRINT, TIMESTAMP_URL. NSIS calls it for the uninstaller, and for the installer.
param([Parameter(Mandatory, ValueFromRemainingArguments)][string[]]$Files)
$ErrorActionPreference = 'Stop'

$kits = Join-Path ${env:ProgramFiles(x86)} 'Windows Kits\10\bin\*\x64\signtool.exe'
$signtool = Get-ChildItem $kits | Sort-Object { [version]$_.Directory.Parent.Name } | Select-Object -Last 1
if (-not $signtool) { throw 'signtool is not here: it comes with the Windows SDK.' }

& $signtool.FullName sign /fd SHA256 /td SHA256 /tr $env:TIMESTAMP_URL /sha1 $env:CERTIFICATE_THUMBPRINT /d 'Quầy Chat' $Files
if ($LASTEXITCODE) { exit $LASTEXITCODE }
& $signtool.FullName verify /pa $Files
exit $LASTEXITCODE
