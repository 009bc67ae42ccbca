<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('totp')>
<#assign byHand = mode?? && mode == "manual">
<#-- That a code has to be set up is the page itself; only what went wrong is a message. -->
<@layout.registrationLayout displayMessage=(!refusal && message?has_content && message.type == 'error'); section>
  <#if section = "header">${msg("lantianCodeSetUp")}
  <#elseif section = "form">
    <p class="lead">${msg("lantianCodeWhy")}</p>
    <ol class="steps">
      <li>${msg("lantianCodeApp")}</li>
      <#if byHand>
      <li>${msg("lantianCodeKey")}<p class="key" id="kc-totp-secret-key" dir="ltr">${totp.totpSecretEncoded}</p><a href="${totp.qrUrl}" id="mode-barcode">${msg("lantianCodeByPicture")}</a></li>
      <#else>
      <li>${msg("lantianCodeScan")}<img id="kc-totp-secret-qr-code" class="qr" width="200" height="200" alt="${msg("lantianCodePicture")}" src="data:image/png;base64, ${totp.totpSecretQrCode}"><a href="${totp.manualUrl}" id="mode-manual">${msg("lantianCodeByHand")}</a></li>
      </#if>
      <li>${msg("lantianCodeType")}</li>
    </ol>
    <form id="kc-totp-settings-form" action="${url.loginAction}" method="post" data-once>
      <@parts.code name="totp" error=refusal?then(messagesPerField.getFirstError('totp'), '')/>
      <input type="hidden" id="totpSecret" name="totpSecret" value="${totp.totpSecret}">
      <#if byHand><input type="hidden" name="mode" value="manual"></#if>
      <#if totp.otpCredentials?size gte 1>
      <@parts.input name="userLabel" label=msg("lantianCodePhone") autocomplete="off" error=messagesPerField.existsError('userLabel')?then(messagesPerField.getFirstError('userLabel'), '')/>
      </#if>
      <@parts.go label=msg("lantianCodeSave")/>
      <#if isAppInitiatedAction??><button class="btn" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
    </form>
  </#if>
</@layout.registrationLayout>
