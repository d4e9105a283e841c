// Conveniences only: every page works without this file.
"use strict";

(() => {
  const wide = matchMedia("(min-width: 60rem)");
  for (const details of document.querySelectorAll("details[data-wide-open]")) {
    details.open = wide.matches;
  }

  // Keys: "/" to the search box; "n" and "p" through the marked words of an article.
  const marked = Array.from(document.querySelectorAll(".text a"));
  const isTyping = (target) => target.closest("input, textarea, select") !== null;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const box = document.querySelector("input[type=search]");
      if (box) {
        event.preventDefault();
        box.focus();
      }
    } else if ((event.key === "n" || event.key === "p") && marked.length) {
      const at = marked.indexOf(document.activeElement);
      const step = event.key === "n" ? 1 : -1;
      const next = at < 0 ? (step > 0 ? 0 : marked.length - 1) : (at + step + marked.length) % marked.length;
      marked[next].focus();
    }
  });

  // What marked words mean: shown while they are pointed at or focused. A first tap shows it, a second one follows.
  const tip = document.getElementById("tip");
  const text = document.getElementById("text");
  if (!tip || !text) return;
  text.classList.add("lively");
  let shown = null;
  const show = (element) => {
    shown = element;
    tip.hidden = element === null;
    if (element) tip.textContent = element.dataset.tip;
  };
  const of = (event) => event.target.closest("[data-tip]");
  text.addEventListener("mouseover", (event) => show(of(event)));
  text.addEventListener("mouseleave", () => show(null));
  text.addEventListener("focusin", (event) => show(of(event)));
  text.addEventListener("focusout", () => show(null));
  let touched = false;
  let before = null;
  text.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    before = shown;
  });
  text.addEventListener("click", (event) => {
    const element = of(event);
    if (touched && element && before !== element) {
      event.preventDefault();
      show(element);
    }
  });

  // A note that a link leads to must be open to be seen.
  const openNotes = () => {
    const target = location.hash.startsWith("#note-") ? document.getElementById(location.hash.slice(1)) : null;
    const details = target && target.closest("details");
    if (details) {
      details.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", openNotes);
  openNotes();
})();
