<#import "icons.ftl" as icons>
<#-- One labelled field; its error is tied to it. A password can be shown. -->
<#macro input name label autocomplete value="" error="" autofocus=false hint="">
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="text" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" dir="ltr"
    <#if autofocus>autofocus</#if> <@described name error hint/>>
  <@below name error hint/>
</#macro>

<#macro password name label autocomplete error="" autofocus=false hint="">
  <label for="${name}">${label}</label>
  <div class="pw">
    <input id="${name}" name="${name}" type="password" value="" autocomplete="${autocomplete}" dir="ltr" <#if autofocus>autofocus</#if> <@described name error hint/>>
    <button type="button" data-shows="${name}" aria-pressed="false" aria-label="${msg("lantianShowPassword")}" hidden><@icons.icon name="eye" size=20/></button>
  </div>
  <@below name error hint/>
</#macro>

<#-- The six digits of an authenticator app. -->
<#macro code name error="">
  <label for="${name}">${msg("lantianCode")}</label>
  <input id="${name}" name="${name}" type="text" value="" inputmode="numeric" pattern="[0-9 ]*" maxlength="7" autocomplete="one-time-code" dir="ltr" autofocus <@described name error ""/>>
  <@below name error ""/>
</#macro>

<#macro described name error hint><#if error?has_content>aria-invalid="true"</#if> <#if error?has_content || hint?has_content>aria-describedby="${name}-below"</#if></#macro>
<#macro below name error hint>
  <#if error?has_content><p class="field-error" id="${name}-below"><@icons.icon name="over"/><span>${kcSanitize(error)?no_esc}</span></p>
  <#elseif hint?has_content><p class="hint" id="${name}-below">${hint}</p></#if>
</#macro>

<#macro go label><button class="go" name="login" id="kc-login" type="submit">${label}</button></#macro>

<#-- For both error fields of a failed sign-in: what happened, then what to do. -->
<#macro refused error>
  <div class="notice error" role="alert" id="input-error"><@icons.icon name="over" size=20/><p><b>${kcSanitize(error)?no_esc}</b><span>${msg("lantianTryAgain")}</span></p></div>
</#macro>

<#macro rememberMe>
  <#if realm.rememberMe && !usernameHidden??>
  <label class="ck"><input id="rememberMe" name="rememberMe" type="checkbox" <#if login.rememberMe??>checked</#if>><span>${msg("rememberMe")}<small>${msg("lantianOwnDevice")}</small></span></label>
  </#if>
</#macro>

<#macro forgotten>
  <details class="fg"><summary>${msg("lantianForgotten")}</summary><p>${msg("lantianWhoHelps")}</p></details>
</#macro>
