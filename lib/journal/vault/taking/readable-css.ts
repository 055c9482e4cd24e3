/** How a readable export looks: the journal's margin, in one sheet that fetches nothing and prints black on white. */
export const readableCss = `
:root{color-scheme:light dark;--paper:#f0f5f2;--ink:#241a27;--soft:#4b414e;--line:#b9cac1;--pine:#12493f}
@media (prefers-color-scheme:dark){:root{--paper:#18211e;--ink:#f2ebee;--soft:#cbc0cc;--line:#3d5048;--pine:#a8d9c8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main,.page{max-width:72rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3,.writing{font-family:Literata,Georgia,serif}
h1,h2,h3{line-height:1.2;font-weight:600;overflow-wrap:anywhere}
a{color:var(--pine)}
dl,p,ul,ol,blockquote{margin:0 0 1rem}
.leaf{display:grid;grid-template-columns:14rem minmax(0,1fr);column-gap:1.75rem}
.note{color:var(--soft);font-size:1rem;padding-top:1.6rem;overflow-wrap:anywhere}
.note p{margin:0 0 .5rem}
.body{border-left:1px solid var(--line);padding:1.5rem 0 .5rem 1.75rem;min-width:0}
.body>*{max-width:41rem}
.ask{font-size:1.0625rem;font-weight:600;color:var(--ink);margin:0}
.writing{font-size:1.125rem;line-height:1.75;overflow-wrap:anywhere}
.plain{white-space:pre-wrap}
article{break-inside:auto}
article+article{border-top:1px solid var(--line)}
h2.month{margin:3rem 0 1rem}
dt{font-weight:600}
dd{margin:0 0 .5rem}
blockquote{margin-left:0;padding-left:1rem;border-left:3px solid var(--line)}
@media (max-width:44rem){.leaf{display:block}.body{border:0;padding:.5rem 0 0}.note{padding-top:1.25rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#000;--line:#777;--pine:#000}body{font-size:11pt}main,.page{padding:0;max-width:none}nav{display:none}.leaf{display:grid;grid-template-columns:9rem minmax(0,1fr)}h1,h2,h3,.note{break-after:avoid}}
`;
