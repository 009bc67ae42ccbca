<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('totp')>
<@layout.registrationLayout displayMessage=!refusal; section>
  <#if section = "header">${msg("lantianCode")}
  <#elseif section = "form">
    <p class="lead">${msg("lantianCodeWhere")}</p>
    <form id="kc-otp-login-form" action="${url.loginAction}" method="post" data-once>
      <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="phones"><legend>${msg("lantianCodePhone")}</legend>
        <#list otpLogin.userOtpCredentials as one>
        <label class="ck"><input type="radio" name="selectedCredentialId" value="${one.id}" <#if one.id == otpLogin.selectedCredentialId>checked</#if>><span>${one.userLabel}</span></label>
        </#list>
      </fieldset>
      </#if>
      <@parts.code name="otp" error=refusal?then(messagesPerField.getFirstError('totp'), '')/>
      <@parts.go label=msg("lantianSignIn")/>
    </form>
    <details class="fg"><summary>${msg("lantianCodeLost")}</summary><p>${msg("lantianCodeWhoHelps")}</p></details>
  </#if>
</@layout.registrationLayout>
