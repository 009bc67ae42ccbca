<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('username','password')>
<@layout.registrationLayout displayMessage=!refusal; section>
  <#if section = "header">${msg("lantianSignIn")}
  <#elseif section = "form">
    <#if refusal><@parts.refused error=messagesPerField.getFirstError('username','password')/></#if>
    <form id="kc-form-login" action="${url.loginAction}" method="post" data-once <#if refusal>class="refused"</#if>>
      <#if !usernameHidden??><@parts.input name="username" label=msg("username") autocomplete="username" value=(login.username!'') autofocus=!(login.username?has_content)/></#if>
      <@parts.password name="password" label=msg("password") autocomplete="current-password" autofocus=(usernameHidden?? || (login.username?has_content))/>
      <@parts.rememberMe/>
      <input type="hidden" id="id-hidden-input" name="credentialId" <#if auth.selectedCredential?has_content>value="${auth.selectedCredential}"</#if>>
      <@parts.go label=msg("lantianSignIn")/>
      <@parts.forgotten/>
    </form>
  </#if>
</@layout.registrationLayout>
