(() => {
  "use strict";
  const table = document.getElementById("hashtags");
  const form = document.getElementById("filter");
  const rows = [...table.tBodies[0].rows];
  const wanted = form.elements;

  function filter() {
    const text = wanted.text.value.trim().toLowerCase().replace(/^#/, "");
    let shown = 0;
    for (const row of rows) {
      const name = row.cells[2].dataset.value.toLowerCase();
      row.hidden = !name.includes(text)
        || (wanted.industry.value !== "" && row.dataset.industry !== wanted.industry.value)
        || (wanted.movement.value !== "" && row.dataset.movement !== wanted.movement.value);
      shown += row.hidden ? 0 : 1;
    }
    form.querySelector("output").value = shown === rows.length ? "" : shown + " of " + rows.length;
    document.getElementById("nothing").hidden = shown > 0 || rows.length === 0;
  }

  /* What is not known comes last, whichever way it is sorted. */
  function sort(index, header) {
    const numbers = !header.classList.contains("name");
    const first = numbers && !header.classList.contains("rank") ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const direction = header.getAttribute("aria-sort") === first ? other : first;
    const sign = direction === "ascending" ? 1 : -1;
    const value = row => row.cells[index].dataset.value;
    rows.sort((a, b) => {
      if (value(a) === "" || value(b) === "") {
        return (value(a) === "" ? 1 : 0) - (value(b) === "" ? 1 : 0);
      }
      return sign * (numbers ? value(a) - value(b) : value(a).localeCompare(value(b)));
    });
    table.tBodies[0].append(...rows);
    for (const any of table.tHead.rows[0].cells) {
      any.removeAttribute("aria-sort");
    }
    header.setAttribute("aria-sort", direction);
  }

  [...table.tHead.rows[0].cells].forEach((header, index) => {
    if (!header.classList.contains("past")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", () => sort(index, header));
      header.replaceChildren(button);
    }
  });
  table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
  form.addEventListener("input", filter);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
})();
