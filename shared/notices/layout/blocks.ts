// Written by `npm run mails:layout` from infra/mail/layout.mjml; do not edit.

/** The parts of a mail, in the order in which they come. */
export const blocks = {
  open: `<!doctype html><html lang="en-GB" dir="ltr" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>{{subject}}</title><!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge"><!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">#outlook a{padding:0}
body{margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
table,td{border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt}
img{border:0;height:auto;line-height:100%;outline:none;text-decoration:none;-ms-interpolation-mode:bicubic}
p{display:block;margin:13px 0}</style><!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]--><!--[if lte mso 11]>
<style type="text/css">.mj-outlook-group-fix{width:100%!important}</style><![endif]-->
<style type="text/css">@media only screen and (min-width:480px){.mj-column-per-100{width:100%!important;max-width:100%}}</style>
<style media="screen and (min-width:480px)">.moz-text-html .mj-column-per-100{width:100%!important;max-width:100%}</style>
<style type="text/css">:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.m,.m div,.m h1,.m h2,.m h3,.m p,.m th,.m td{background-color:#14181a!important;color:#f3f2f1!important}
.m h2{border-color:#858a8d!important}
.m .n td,.m .n a{background:#7fc8a0!important;color:#0b0c0c!important}
.m li a{color:#8dc1ee!important}
.m .s p{color:#c3c7c9!important}}</style>
<meta name="color-scheme" content="light dark" />
<meta name="supported-color-schemes" content="light dark" />
<style>[data-ogsb] .m,[data-ogsb] .m div,[data-ogsb] .m th,[data-ogsb] .m td{background-color:#14181a!important}
[data-ogsc] .m div,[data-ogsc] .m h1,[data-ogsc] .m h2,[data-ogsc] .m h3,[data-ogsc] .m p,[data-ogsc] .m th,[data-ogsc] .m td{color:#f3f2f1!important}
[data-ogsc] .m h2{border-color:#858a8d!important}
[data-ogsb] .m .n td,[data-ogsb] .m .n a{background:#7fc8a0!important}
[data-ogsc] .m .n a{color:#0b0c0c!important}
[data-ogsc] .m li a{color:#8dc1ee!important}
[data-ogsc] .m .s p{color:#c3c7c9!important}</style></head>
<body class="m" style="word-spacing:normal;background-color:#ffffff">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden">{{preview}}</div>
<div aria-label="{{subject}}" aria-roledescription="email" role="article" lang="en-GB" dir="ltr" style="word-spacing:normal;background-color:#ffffff"><!--[if mso | IE]>
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:640px" width="640">
<tr>
<td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly"><![endif]-->
<div style="margin:0px auto;max-width:640px">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:100%"><tbody>
<tr>
<td style="direction:ltr;font-size:0px;padding:24px 16px;text-align:center"><!--[if mso | IE]>
<table role="presentation" border="0" cellpadding="0" cellspacing="0">
<tr>
<td style="vertical-align:top;width:608px"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"><tbody>
<tr>
<td style="vertical-align:top;padding:0">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" width="100%"><tbody>`,
  heading: `<tr>
<td align="left" style="font-size:0px;padding:0 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c"><h1 style="margin:0;font-size:26px;line-height:32px;font-weight:bold">{{heading}}</h1></div></td></tr>`,
  itemHeading: `<tr>
<td align="left" style="font-size:0px;padding:16px 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c"><h2 style="margin:0;padding:16px 0 0;border-top:2px solid #0b0c0c;font-size:21px;line-height:28px;font-weight:bold">{{heading}}</h2></div></td></tr>`,
  lead: `<tr>
<td align="left" style="font-size:0px;padding:0 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:19px;line-height:28px;text-align:left;color:#0b0c0c">
<p style="margin:0">{{lead}}</p></div></td></tr>`,
  remark: `<tr>
<td align="left" style="font-size:0px;padding:0 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c">
<p style="margin:0;padding:4px 0 4px 12px;border-left:5px solid #858a8d">{{remark}}</p></div></td></tr>`,
  button: `<tr>
<td align="left" class="n" style="font-size:0px;padding:4px 0 20px;word-break:break-word">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="border-collapse:separate;line-height:100%"><tbody>
<tr>
<td align="center" bgcolor="#00703c" role="presentation" style="border:none;border-radius:0;cursor:auto;mso-padding-alt:12px 20px;text-align:left;background:#00703c" valign="middle">
<a href="{{url}}" style="display:inline-block;background:#00703c;color:#ffffff;font-family:Arial,Helvetica,sans-serif;font-size:19px;font-weight:bold;line-height:24px;margin:0;text-decoration:none;text-transform:none;padding:12px 20px;mso-padding-alt:0px;border-radius:0" target="_blank">{{label}}</a></td></tr></tbody></table></td></tr>`,
  facts: `<tr>
<td align="left" style="font-size:0px;padding:0 0 24px;word-break:break-word">
<table cellpadding="0" cellspacing="0" width="100%" border="0" style="color:#0b0c0c;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;table-layout:fixed;width:100%;border:none">`,
  fact: `<tr>
<th scope="row" align="left" valign="top" width="34%" style="padding:8px 12px 8px 0;border-bottom:1px solid #858a8d;font-weight:bold">{{label}}</th>
<td valign="top" style="padding:8px 0;border-bottom:1px solid #858a8d">{{value}}</td></tr>`,
  factsEnd: `</table></td></tr>`,
  links: `<tr>
<td align="left" style="font-size:0px;padding:0 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c"><h2 style="margin:0 0 8px;font-size:19px;line-height:28px;font-weight:bold">{{title}}</h2><ul style="margin:0;padding:0 0 0 20px">`,
  link: `<li style="margin:0;padding:0">
<a href="{{url}}" style="display:inline-block;padding:4px 0;color:#1a65a6;text-decoration:underline">{{label}}</a></li>`,
  linksEnd: `</ul></div></td></tr>`,
  itemLinks: `<tr>
<td align="left" style="font-size:0px;padding:0 0 16px;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c"><h3 style="margin:0 0 8px;font-size:16px;line-height:24px;font-weight:bold">{{title}}</h3><ul style="margin:0;padding:0 0 0 20px">`,
  foot: `<tr>
<td align="left" class="s" style="font-size:0px;padding:16px 0 0;word-break:break-word">
<div style="font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;text-align:left;color:#0b0c0c">
<div style="border-top:1px solid #858a8d;padding:16px 0 0">`,
  footLine: `<p style="margin:0 0 8px;color:#505a5f">{{line}}</p>`,
  footEnd: `</div></div></td></tr>`,
  end: `</tbody></table></td></tr></tbody></table></div><!--[if mso | IE]></td></tr></table><![endif]--></td></tr></tbody></table></div><!--[if mso | IE]></td></tr></table><![endif]--></div></body></html>`,
} as const
