/** The one style sheet, inside each page: nothing is fetched. Its hash stands in the pages' security policy. */
export const style = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#0b0c0c;font:400 19px/1.32 Arial,Helvetica,sans-serif}
header{background:#0b0c0c;color:#fff;border-bottom:8px solid #1d70b8;padding:12px 0;font-weight:700}
.in{max-width:700px;margin:0 auto;padding:0 20px}
main{padding:30px 0 20px}
h1{font-size:32px;line-height:1.15;margin:0 0 20px}
h2{font-size:24px;line-height:1.25;margin:0 0 15px}
p{margin:0 0 20px}
a{color:#1d70b8}
dl{margin:0 0 30px;border-top:1px solid #b1b4b6}
dl div{display:flex;gap:20px;padding:10px 0;border-bottom:1px solid #b1b4b6}
dt{flex:0 0 32%;font-weight:700}
dd{margin:0;overflow-wrap:anywhere}
fieldset{border:0;margin:0 0 25px;padding:0;min-width:0}
legend{padding:0;margin:0 0 12px;font-size:24px;line-height:1.25;font-weight:700}
.hint{color:#505a5f;margin:0 0 12px}
.choice{display:flex;align-items:flex-start;gap:15px;padding:8px 0;min-height:44px}
.choice input{flex:none;width:32px;height:32px;margin:0;accent-color:#0b0c0c}
.choice label{padding:3px 0}
.dates{display:flex;gap:20px;flex-wrap:wrap}
.dates label,.field>label{display:block;margin:0 0 5px}
input[type=text]{font:inherit;height:40px;padding:5px;border:2px solid #0b0c0c;border-radius:0;width:2.75em}
input.wide{width:4.5em}
.field{margin:0 0 25px}
.wrong{border-left:5px solid #d4351c;padding-left:15px}
.message{color:#d4351c;font-weight:700;margin:0 0 12px}
.summary{border:5px solid #d4351c;padding:20px;margin:0 0 30px}
.summary p{margin:0}
.summary a{color:#d4351c;font-weight:700}
.done{background:#00703c;color:#fff;padding:30px;margin:0 0 30px}
.done h1,.done p{margin:0}
.done p{margin-top:10px}
.note{border-left:10px solid #b1b4b6;padding:15px;margin:0 0 30px}
button{font:700 19px/1 Arial,Helvetica,sans-serif;background:#00703c;color:#fff;border:2px solid transparent;box-shadow:0 2px 0 #002d18;padding:11px 15px;min-height:44px;cursor:pointer}
button:hover{background:#005a30}
:focus-visible,input:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
button:focus-visible,a:focus-visible{background:#fd0;color:#0b0c0c;box-shadow:0 -2px #fd0,0 4px #0b0c0c;outline:3px solid transparent}
footer{border-top:1px solid #b1b4b6;padding:20px 0 30px;font-size:16px;color:#505a5f}
footer p{margin:0 0 10px}
@media (max-width:500px){h1{font-size:27px}dl div{display:block}dt{margin-bottom:2px}}
`.trim()
