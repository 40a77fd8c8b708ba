@echo off
rem Runs sqis from a checkout; the twin of the script sqis, which explains how. Exit code 3: no suitable Java or Maven, or
rem the build failed. The part below the last line of this batch is PowerShell: it builds when something changed.
setlocal DisableDelayedExpansion
set "SQIS_SELF=%~f0"
set "SQIS_ROOT=%~dp0"
set "SQIS_JAVA=java.exe"
if defined JAVA_HOME set "SQIS_JAVA=%JAVA_HOME%\bin\java.exe"
powershell.exe -NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "Invoke-Expression ((Get-Content -Raw -Encoding UTF8 -LiteralPath $env:SQIS_SELF) -split ('# build ' + 'part'), 2)[-1]"
if errorlevel 1 exit /b 3
"%SQIS_JAVA%" %SQIS_JAVA_OPTS% -jar "%SQIS_ROOT%target\sqis\sqis.jar" %*
exit /b %ERRORLEVEL%

# build part
$ErrorActionPreference = 'Stop'
$root = $env:SQIS_ROOT
$folder = Join-Path $root 'target\sqis'
$jar = Join-Path $folder 'sqis.jar'
$checked = Join-Path $folder 'checked-java'

function Fail($message) {
  [Console]::Error.WriteLine('sqis: ' + $message)
  exit 3
}

function Test-Fresh {
  if (-not (Test-Path -LiteralPath $jar)) { return $false }
  $built = (Get-Item -LiteralPath $jar).LastWriteTimeUtc
  $files = @('pom.xml', 'sqis-core\pom.xml', 'sqis-dsl\pom.xml', 'sqis-cli\pom.xml')
  $folders = @('.mvn', 'sqis-core\src\main', 'sqis-dsl\src\main', 'sqis-cli\src\main', 'docs\errors')
  foreach ($name in ($files + $folders)) {
    if ((Get-Item -LiteralPath (Join-Path $root $name) -Force).LastWriteTimeUtc -gt $built) { return $false }
  }
  foreach ($name in $folders) {
    foreach ($item in (Get-ChildItem -LiteralPath (Join-Path $root $name) -Recurse -Force)) {
      if ($item.LastWriteTimeUtc -gt $built) { return $false }
    }
  }
  return $true
}

function Test-Java {
  $known = ''
  if (Test-Path -LiteralPath $checked) { $known = (Get-Content -LiteralPath $checked -TotalCount 1) }
  $found = Get-Command $env:SQIS_JAVA -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
  if (-not $found) { Fail 'Java was not found; install a JDK 17 or later and set JAVA_HOME to its folder' }
  if ($known -eq $found.Path) { return }
  $ErrorActionPreference = 'Continue'
  $text = (& $found.Path -version 2>&1 | ForEach-Object { "$_" }) -join ' '
  $ErrorActionPreference = 'Stop'
  if (-not ($text -match 'version "(1\.)?(\d+)')) { Fail 'cannot tell the version of Java; sqis needs a JDK 17 or later' }
  if ([int]$Matches[2] -lt 17) { Fail "Java is version $($Matches[2]); sqis needs a JDK 17 or later: install one or set JAVA_HOME to it" }
  New-Item -ItemType Directory -Force -Path $folder | Out-Null
  Set-Content -LiteralPath $checked -Value $found.Path
}

function Invoke-Build {
  $mvn = Get-Command mvn -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
  if (-not $mvn) { Fail 'Maven was not found, and sqis has to be built first; install Maven 3.8.6 or later and put mvn on the PATH' }
  [Console]::Error.WriteLine('sqis: building (a few seconds; the first time Maven may download for longer)')
  foreach ($module in @('sqis-core', 'sqis-dsl', 'sqis-cli')) {
    $old = Join-Path $root "$module\target\launcher"
    if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force }
  }
  $started = [DateTime]::UtcNow
  $log = New-Object System.Collections.ArrayList
  Push-Location -LiteralPath $root
  $ErrorActionPreference = 'Continue'
  & $mvn.Path '-B' '-q' '-Pfast' '-Dsqis.buildDirectory=target/launcher' '-pl' 'sqis-cli' '-am' 'package' 2>&1 | ForEach-Object {
    [void]$log.Add("$_")
    [Console]::Error.WriteLine("$_")
  }
  $status = $LASTEXITCODE
  $ErrorActionPreference = 'Stop'
  Pop-Location
  if ($status -ne 0) {
    $text = $log -join "`n"
    if ($text -match 'No compiler is provided') { Fail 'the Java found is a JRE and cannot compile; install a JDK 17 or later and set JAVA_HOME to it' }
    if ($text -match 'Could not (transfer|resolve)|could not be resolved|Unknown host|offline mode') {
      Fail 'the build could not download what it needs; go online and run the same command once more (later runs need no network)'
    }
    Fail "the build failed; Maven's messages are above"
  }
  $built = Join-Path $root 'sqis-cli\target\launcher\sqis.jar'
  (Get-Item -LiteralPath $built).LastWriteTimeUtc = $started
  try { Move-Item -LiteralPath $built -Destination $jar -Force }
  catch { Fail "cannot replace $jar; end the sqis that is still running and try again" }
}

try {
  Test-Java
  if (-not (Test-Fresh)) {
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
    # The system lets go of an open file when its process ends, so this lock is never left behind.
    $lock = $null
    $waited = 0
    while (-not $lock) {
      try { $lock = [IO.File]::Open((Join-Path $folder 'lock.file'), 'OpenOrCreate', 'ReadWrite', 'None') }
      catch {
        if ($waited -eq 0) { [Console]::Error.WriteLine('sqis: waiting for another build to finish') }
        $waited++
        if ($waited -gt 1200) { Fail 'another build did not finish' }
        Start-Sleep -Seconds 1
      }
    }
    if (-not (Test-Fresh)) { Invoke-Build }
    $lock.Close()
  }
  exit 0
} catch {
  Fail "$_"
}
