// Keys that hold wherever one is: Escape lets go, a slash leads to the search.

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) {
    choose(null);
    if (!$("stage").hidden) $("graph").focus();
  } else if (event.key === "/" && !["INPUT", "TEXTAREA"].includes(document.activeElement.tagName)) {
    event.preventDefault();
    $("search").focus();
  }
});
