<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('password','password-confirm')>
<#-- That a password has to be set is the page itself; only what is wrong with the new one is a message. -->
<@layout.registrationLayout displayMessage=(!refusal && message?has_content && message.type == 'error'); section>
  <#if section = "header">${msg("lantianOwnPassword")}
  <#elseif section = "form">
    <p class="lead">${msg("lantianOwnPasswordWhy")}</p>
    <form id="kc-passwd-update-form" action="${url.loginAction}" method="post" data-once>
      <@parts.password name="password-new" label=msg("passwordNew") autocomplete="new-password" autofocus=true hint=msg("lantianPasswordRule") error=messagesPerField.existsError('password')?then(messagesPerField.getFirstError('password'), '')/>
      <@parts.password name="password-confirm" label=msg("passwordConfirm") autocomplete="new-password" error=messagesPerField.existsError('password-confirm')?then(messagesPerField.getFirstError('password-confirm'), '')/>
      <label class="ck"><input type="checkbox" id="logout-sessions" name="logout-sessions" value="on" checked><span>${msg("logoutOtherSessions")}</span></label>
      <@parts.go label=msg("lantianSavePassword")/>
      <#if isAppInitiatedAction??><button class="btn" type="submit" name="cancel-aia" value="true" formnovalidate>${msg("doCancel")}</button></#if>
    </form>
  </#if>
</@layout.registrationLayout>
