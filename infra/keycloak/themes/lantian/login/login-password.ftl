<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#assign refusal = messagesPerField.existsError('password')>
<@layout.registrationLayout displayMessage=!refusal; section>
  <#if section = "header">${msg("lantianSignIn")}
  <#elseif section = "form">
    <#if refusal><@parts.refused error=messagesPerField.getFirstError('password')/></#if>
    <form id="kc-form-login" action="${url.loginAction}" method="post" data-once <#if refusal>class="refused"</#if>>
      <@parts.password name="password" label=msg("password") autocomplete="current-password" autofocus=true/>
      <@parts.go label=msg("lantianSignIn")/>
      <@parts.forgotten/>
    </form>
  </#if>
</@layout.registrationLayout>
