// Where the picture comes from.

/** Fold out the question behind the picture, what it was asked of, its Cypher, and the command that draws it again. */
function fillOrigin() {
  const { title, parameters, cypher, command } = data.origin;
  $("origin").hidden = !cypher && !command;
  $("origin-title").textContent = say.behind;
  const part = (head, ...body) => [make("h2", {}, head), ...body];
  $("origin-told").replaceChildren(
    ...(cypher ? part(title, make("pre", {}, make("code", {}, cypher))) : []),
    ...(parameters.length ? part(say.parameters, facts(parameters)) : []),
    ...(command ? part(say.again, make("pre", {}, make("code", {}, command))) : []));
}
