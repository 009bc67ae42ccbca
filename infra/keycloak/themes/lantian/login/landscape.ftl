<#-- The picture of the sign-in: a kite over the hills. Decoration only. -->
<#macro picture>
<svg class="art wide" viewBox="0 0 820 900" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" class="stop-k1"/><stop offset=".55" class="stop-k2"/><stop offset="1" class="stop-k3"/></linearGradient>
    <linearGradient id="h1" x1="0" y1="0" x2="0" y2="1"><stop offset="0" class="stop-a1"/><stop offset="1" class="stop-a2"/></linearGradient>
    <linearGradient id="h2" x1="0" y1="0" x2="0" y2="1"><stop offset="0" class="stop-b1"/><stop offset="1" class="stop-b2"/></linearGradient>
    <linearGradient id="h3" x1="0" y1="0" x2="0" y2="1"><stop offset="0" class="stop-c1"/><stop offset="1" class="stop-c2"/></linearGradient>
    <linearGradient id="h4" x1="0" y1="0" x2="0" y2="1"><stop offset="0" class="stop-d1"/><stop offset="1" class="stop-d2"/></linearGradient>
  </defs>
  <rect width="820" height="900" fill="url(#sky)"/>
  <g class="sun"><circle cx="640" cy="300" r="120" fill="#fff" opacity=".28"/><circle cx="640" cy="300" r="64" fill="#fff" opacity=".75"/></g>
  <g class="cl" fill="#fff" opacity=".8"><path d="M92 330h150a17 17 0 0 0 0-34h-12a34 34 0 0 0-64-12 26 26 0 0 0-44 12h-30a17 17 0 0 0 0 34z"/><path d="M470 206h96a12 12 0 0 0 0-24h-10a24 24 0 0 0-45-8 18 18 0 0 0-29 8h-12a12 12 0 0 0 0 24z" opacity=".8"/></g>
  <path d="M0 640Q90 560 190 596T400 566T610 520T820 590V900H0z" fill="url(#h1)"/>
  <path d="M0 706Q120 610 260 656T520 640T820 666V900H0z" fill="url(#h2)"/>
  <g><path d="M574 634l15-13 15 13v20h-30z" fill="#fff" opacity=".9"/><path d="M569 636l20-17 20 17" fill="none" stroke="#2d75b8" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/><path d="M612 640l11-10 11 10v15h-22z" fill="#fff" opacity=".8"/><path d="M608 642l15-13 15 13" fill="none" stroke="#2d75b8" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></g>
  <path d="M0 772C110 704 230 712 340 740S560 770 660 726S780 712 820 722V900H0z" fill="url(#h3)"/>
  <g fill="#2d75b8"><circle cx="112" cy="724" r="11"/><circle cx="130" cy="728" r="8"/><rect x="111" y="732" width="2" height="12"/></g>
  <path d="M0 856Q200 770 420 816T820 812V900H0z" fill="url(#h4)"/>
  <path d="M246 795C300 690 330 560 470 434" fill="none" stroke="#fff" stroke-width="1.6" opacity=".9"/>
  <g transform="translate(470 434) rotate(38)"><path d="M0-42L28 0 0 50-28 0z" fill="#f0a63c"/><path d="M0-42L28 0H-28z" fill="#f8c979"/><path d="M0-42V50M-28 0H28" stroke="#fff" stroke-width="1.8" opacity=".9"/></g>
  <path d="M440 474c-14 10-6 24-20 32s-4 24-18 32" fill="none" stroke="#f0a63c" stroke-width="3" stroke-linecap="round"/>
  <g transform="translate(236 800)"><circle cx="0" cy="-10" r="7" fill="#fff"/><path d="M-7 22L-4 0q4-5 8 0l3 22z" fill="#fff"/><path d="M3 2L9-6" stroke="#fff" stroke-width="3" stroke-linecap="round"/></g>
  <g transform="translate(206 806)"><circle cx="0" cy="-14" r="8" fill="#fff" opacity=".95"/><path d="M-9 24L-6-2q6-6 12 0l3 26z" fill="#fff" opacity=".95"/></g>
</svg>
<svg class="art tall" viewBox="0 0 390 228" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
  <rect width="390" height="228" fill="url(#sky)"/>
  <g class="sun"><circle cx="318" cy="78" r="52" fill="#fff" opacity=".3"/><circle cx="318" cy="78" r="28" fill="#fff" opacity=".75"/></g>
  <path d="M0 158C60 128 110 132 170 146S290 132 390 126V228H0z" fill="url(#h1)"/>
  <path d="M0 182C70 150 130 156 200 168S320 150 390 156V228H0z" fill="url(#h2)"/>
  <g><path d="M64 142l9-8 9 8v12h-18z" fill="#fff" opacity=".9"/><path d="M61 143l12-10.5 12 10.5" fill="none" stroke="#2d75b8" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></g>
  <path d="M0 202C80 176 150 180 220 190S340 184 390 182V228H0z" fill="url(#h3)"/>
  <path d="M0 220C100 198 200 204 280 210S350 210 390 206V228H0z" fill="url(#h4)"/>
  <path d="M208 188C240 154 258 112 312 72" fill="none" stroke="#fff" stroke-width="1.2"/>
  <g transform="translate(312 72) rotate(38) scale(.52)"><path d="M0-42L28 0 0 50-28 0z" fill="#f0a63c"/><path d="M0-42L28 0H-28z" fill="#f8c979"/><path d="M0-42V50M-28 0H28" stroke="#fff" stroke-width="2.4" opacity=".9"/></g>
  <path d="M296 92c-7 5-3 12-10 16s-2 12-9 16" fill="none" stroke="#f0a63c" stroke-width="1.8" stroke-linecap="round"/>
  <g transform="translate(203 192) scale(.6)" fill="#fff"><circle cx="0" cy="-10" r="7"/><path d="M-7 22L-4 0q4-5 8 0l3 22z"/><path d="M3 2L9-6" stroke="#fff" stroke-width="3" stroke-linecap="round"/></g>
  <g transform="translate(186 195) scale(.6)" fill="#fff"><circle cx="0" cy="-14" r="8"/><path d="M-9 24L-6-2q6-6 12 0l3 26z"/></g>
</svg>
</#macro>
