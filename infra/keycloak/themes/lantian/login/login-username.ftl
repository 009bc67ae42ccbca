<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('username')>
<@layout.registrationLayout displayMessage=!refusal; section>
  <#if section = "header">${msg("lantianSignIn")}
  <#elseif section = "form">
    <#if refusal><@parts.refused error=messagesPerField.getFirstError('username')/></#if>
    <form id="kc-form-login" action="${url.loginAction}" method="post" data-once <#if refusal>class="refused"</#if>>
      <#if !usernameHidden??><@parts.input name="username" label=msg("username") autocomplete="username" value=(login.username!'') autofocus=true/></#if>
      <@parts.rememberMe/>
      <@parts.go label=msg("lantianNext")/>
      <@parts.forgotten/>
    </form>
  </#if>
</@layout.registrationLayout>
