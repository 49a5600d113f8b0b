/* When the browser could not read or make a passkey, say so in words (allauth only writes to the console). */
"use strict";

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const trouble = document.getElementById("key-trouble");
  if (trouble) trouble.hidden = false;
});
