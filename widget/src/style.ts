/** All of it is inside a shadow root: the website's styles do not reach in, and these do not reach out. */
export const STYLE = `
:host{all:initial}
*{box-sizing:border-box}
.root{--panel:#fff;--sunken:#f4f3f0;--line:#e2e0da;--ink:#1b1b19;--quiet:#63625b;--bad:#b3261e;
position:fixed;z-index:2147483000;inset-block-end:20px;inset-inline-end:20px;
font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans Arabic","Geeza Pro",Tahoma,sans-serif;color:var(--ink);color-scheme:light}
.root[data-position=start]{inset-inline:20px auto}
.root[data-theme=dark]{--panel:#1d1d1b;--sunken:#2a2a27;--line:#3a3a36;--ink:#eeede8;--quiet:#a9a89f;--bad:#ff8a80;color-scheme:dark}
button,textarea{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;padding:0}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.root[data-theme=dark] :focus-visible{outline-color:#9ecbff}
[hidden]{display:none!important}
.launch{display:grid;place-items:center;width:58px;height:58px;border-radius:50%;background:var(--brand);color:var(--on);
box-shadow:0 4px 18px #0004;margin-inline-start:auto;position:relative;transition:transform .15s}
.root[data-position=start] .launch{margin-inline:0 auto}
.launch:hover{transform:scale(1.05)}
.launch svg{width:27px;height:27px}
.badge{position:absolute;inset-block-start:-3px;inset-inline-end:-3px;min-width:21px;height:21px;padding:0 6px;border-radius:11px;
background:#c62828;color:#fff;font-size:12px;line-height:21px;font-weight:600;text-align:center}
.panel{position:relative;display:flex;flex-direction:column;width:376px;height:min(620px,calc(100dvh - 118px));margin-block-end:14px;overflow:hidden;
border-radius:18px;background:var(--panel);box-shadow:0 10px 44px #0000003d;border:1px solid var(--line)}
.head{display:flex;align-items:center;gap:10px;padding:14px 16px;background:var(--brand);color:var(--on)}
.head h2{margin:0;font-size:16px;font-weight:600;flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.head button{display:grid;place-items:center;width:36px;height:36px;border-radius:10px}
.head button:hover{background:#ffffff2b}
.head :focus-visible,.launch:focus-visible{outline-color:var(--on);outline-offset:-4px}
.head svg,.form svg{width:21px;height:21px}
.log{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:4px}
.rows{display:flex;flex-direction:column;gap:4px}
.log>:first-child{margin-block-start:auto}
.log:focus-visible{outline-offset:-3px}
.row{display:flex;flex-direction:column;align-items:flex-start;max-width:86%}
.row.mine{align-self:flex-end;align-items:flex-end}
.row.first{margin-block-start:10px}
.bubble{padding:9px 13px;border-radius:16px;border-start-start-radius:5px;background:var(--sunken);overflow-wrap:anywhere;white-space:pre-wrap;
text-align:start;max-width:100%}
.mine .bubble{background:var(--brand);color:var(--on);border-start-start-radius:16px;border-end-end-radius:5px}
.bubble a{color:inherit;text-underline-offset:2px}
.bubble code{font-family:ui-monospace,monospace;font-size:.92em}
.bubble img,.bubble video{display:block;max-width:100%;max-height:240px;width:auto;height:auto;object-fit:contain;border-radius:10px}
.bubble:has(img,video,audio){padding:5px}
.bubble audio{display:block;width:230px;max-width:100%}
.bubble .file{display:inline-flex;align-items:flex-start;gap:6px}
.file small{opacity:.8;font-size:12.5px;white-space:nowrap;align-self:center}
progress{width:110px;height:6px;vertical-align:middle;accent-color:var(--brand)}
.file svg{width:20px;height:20px;margin-block-start:1px;flex:none}
.wait .bubble{opacity:.85}
.meta{font-size:12px;color:var(--quiet);margin:3px 4px 0}
.meta.bad{color:var(--bad)}
.meta button{text-decoration:underline;text-underline-offset:2px;padding:4px}
.choices{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:8px}
.choices>*{display:block;border:1px solid var(--line);border-radius:18px;padding:7px 14px;background:var(--panel);color:var(--ink);
text-align:start;text-decoration:none;min-height:36px}
.choices>:hover{border-color:var(--brand);background:var(--sunken)}
.choices small{display:block;color:var(--quiet);font-size:12.5px}
.dots{display:inline-flex;gap:4px;padding:13px}
.dots i{width:7px;height:7px;border-radius:50%;background:var(--quiet);animation:dot 1.2s infinite}
.dots i:nth-child(2){animation-delay:.15s}
.dots i:nth-child(3){animation-delay:.3s}
@keyframes dot{0%,60%,100%{opacity:.3}30%{opacity:1}}
.note{padding:8px 16px;font-size:13px;color:var(--quiet);background:var(--sunken);border-block-start:1px solid var(--line)}
.note.bad{color:var(--bad);white-space:pre-line}
.form{display:flex;align-items:flex-end;gap:6px;padding:10px 12px;border-block-start:1px solid var(--line)}
.live{flex:1;align-self:center;font-variant-numeric:tabular-nums}
.live::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;background:var(--bad);margin-inline-end:8px;animation:dot 1.2s infinite}
.drop{position:absolute;inset:0;display:grid;place-items:center;padding:32px;text-align:center;background:var(--panel);pointer-events:none}
.drop::before{content:"";position:absolute;inset:10px;border:2px dashed var(--quiet);border-radius:12px}
textarea{flex:1;min-width:0;resize:none;border:1px solid var(--line);border-radius:20px;padding:9px 14px;background:var(--sunken);
max-height:120px;font-size:16px;line-height:1.4;display:block}
textarea::placeholder{color:var(--quiet);opacity:1}
textarea:focus-visible{outline-width:2px;outline-offset:-1px}
textarea:disabled{opacity:.6}
.form button{display:grid;place-items:center;width:42px;height:42px;border-radius:50%;background:var(--brand);color:var(--on);flex:none}
.form .plain{background:none;color:var(--quiet);width:34px}
.form .plain:hover{color:var(--ink)}
.form button:disabled{opacity:.45;cursor:default}
[dir=rtl] .go svg{transform:scaleX(-1)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:480px){
.root.open{inset:0!important}
.open .panel{width:auto;height:100dvh;margin:0;border:0;border-radius:0}
.open .launch{display:none}
}
@media(prefers-reduced-motion:reduce){.launch{transition:none}.dots i,.live::before{animation:none;opacity:.7}}
@media(forced-colors:active){.launch,.form button,.mine .bubble{border:1px solid}}
`;
