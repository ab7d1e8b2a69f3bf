/* A part of a page drawn again as SVG, text as text: boxes, borders, hatches, symbols, charts, each where the browser has put it. */
(function () {
  "use strict";
  const EIGHTH = /^matrix\(0\.707/; // turned by an eighth
  const CLEAR = /^(transparent|rgba\(0, 0, 0, 0\))$/;
  const letters = document.createElement("canvas").getContext("2d");
  const files = {};

  /* Fetched once; what could not be fetched is asked for again by the next picture. */
  function file(url) {
    files[url] = files[url] || fetch(url).then(function (answer) { return answer.ok ? answer : Promise.reject(answer.status); }).catch(function (error) { delete files[url]; throw error; });
    return files[url];
  }
  function escape(words) { return words.replace(/[&<>"]/g, function (letter) { return { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[letter]; }); }
  function round(number) { return Math.round(number * 100) / 100; }
  function visible(colour) { return colour && !CLEAR.test(colour); }

  /* What a box paints itself: ground, hatch or gradient, borders, the line of an inset shadow, a symbol. */
  function painted(style, box, drawing) {
    const out = [], radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
    const at = 'x="' + round(box.left) + '" y="' + round(box.top) + '" width="' + round(box.width) + '" height="' + round(box.height) + '" rx="' + round(/%$/.test(style.borderTopLeftRadius) ? Math.min(box.width, box.height) / 2 : radius) + '"';
    const mask = /url\("?([^")]+)/.exec(style.maskImage || style.webkitMaskImage || "");
    if (mask) { drawing.symbols.push(mask[1]); return ["<symbol-here " + at + ' fill="' + style.backgroundColor + '" href="' + escape(mask[1]) + '"/>']; }
    if (visible(style.backgroundColor)) out.push("<rect " + at + ' fill="' + style.backgroundColor + '"/>');
    if (/repeating-linear-gradient/.test(style.backgroundImage)) out.push("<rect " + at + ' fill="url(#hatch)"/>');
    else if (/linear-gradient\(to right/.test(style.backgroundImage)) out.push("<rect " + at + ' fill="url(#' + gradient(style.backgroundImage, box, drawing) + ')"/>');
    else if (/radial-gradient/.test(style.backgroundImage)) out.push(ring(style.backgroundImage, box).join(""));
    if (style.outlineStyle === "dotted") out.push("<rect " + at + ' fill="none" stroke="' + style.outlineColor + '" stroke-dasharray="1 2"/>');
    return out.concat(edges(style, box, at), shadow(style, box));
  }

  function gradient(image, box, drawing) {
    const stops = [], stop = /(rgba?\([^)]*\)|#\w+)((?:\s+(?:calc\([^)]*\)|[\d.]+(?:%|px)))*)/g;
    for (let found = stop.exec(image); found; found = stop.exec(image)) {
      const places = found[2].match(/calc\([^)]*\)|[\d.]+(?:%|px)/g) || [null];
      places.forEach(function (place) { stops.push([found[1], place === null ? null : length(place, box.width)]); });
    }
    const id = "g" + drawing.defs.length;
    drawing.defs.push('<linearGradient id="' + id + '" gradientUnits="userSpaceOnUse" x1="' + round(box.left) + '" x2="' + round(box.right) + '" y1="0" y2="0">' +
      stops.map(function (pair, n) { return '<stop offset="' + round((pair[1] === null ? n / Math.max(stops.length - 1, 1) * box.width : pair[1]) / box.width * 10000) / 10000 + '" stop-color="' + pair[0].replace(/rgba\(0, 0, 0, 0\)/, "#fff\" stop-opacity=\"0") + '"/>'; }).join("") + "</linearGradient>");
    return id;
  }

  function length(words, whole) {
    return (words.match(/[-+]?\s*[\d.]+(?:%|px)/g) || []).reduce(function (sum, piece) { const plain = piece.replace(/\s/g, ""), value = parseFloat(plain); return sum + (/%$/.test(plain) ? value * whole / 100 : value); }, 0);
  }

  function edges(style, box, at) {
    const sides = ["Top", "Right", "Bottom", "Left"].map(function (side) { return { width: parseFloat(style["border" + side + "Width"]) || 0, colour: style["border" + side + "Color"], kind: style["border" + side + "Style"] }; });
    const shown = sides.map(function (side) { return side.width > 0 && side.kind !== "none" && visible(side.colour); });
    if (!shown.some(Boolean)) return [];
    if (shown[3] && sides[0].width && !shown[0] && box.width <= sides[3].width + sides[1].width) // a triangle made of borders
      return ['<path d="M' + round(box.left) + " " + round(box.top) + "L" + round(box.right) + " " + round((box.top + box.bottom) / 2) + "L" + round(box.left) + " " + round(box.bottom) + 'Z" fill="' + sides[3].colour + '"/>'];
    const same = shown.every(Boolean) && sides.every(function (side) { return side.width === sides[0].width && side.colour === sides[0].colour; });
    const dash = { dashed: ' stroke-dasharray="4 3"', dotted: ' stroke-dasharray="1 2"' };
    if (same) {
      const w = sides[0].width, round2 = Math.max((/%$/.test(style.borderTopLeftRadius) ? Math.min(box.width, box.height) / 2 : Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2)) - w / 2, 0);
      return ['<rect x="' + round(box.left + w / 2) + '" y="' + round(box.top + w / 2) + '" width="' + round(Math.max(box.width - w, 0)) + '" height="' + round(Math.max(box.height - w, 0)) + '" rx="' + round(round2) + '" fill="none" stroke="' + sides[0].colour + '" stroke-width="' + w + '"' + (dash[sides[0].kind] || "") + "/>"];
    }
    const ends = [[box.left, box.top, box.right, box.top, 0, 1], [box.right, box.top, box.right, box.bottom, -1, 0], [box.left, box.bottom, box.right, box.bottom, 0, -1], [box.left, box.top, box.left, box.bottom, 1, 0]];
    return ends.map(function (end, n) {
      const half = sides[n].width / 2;
      return shown[n] ? '<path d="M' + round(end[0] + end[4] * half) + " " + round(end[1] + end[5] * half) + "L" + round(end[2] + end[4] * half) + " " + round(end[3] + end[5] * half) + '" stroke="' + sides[n].colour + '" stroke-width="' + sides[n].width + '" fill="none"' + (dash[sides[n].kind] || "") + "/>" : "";
    });
  }

  function shadow(style, box) {
    const found = /^(rgba?\([^)]*\)) 0px -1px 0px 0px inset$/.exec(style.boxShadow);
    return found ? ['<rect x="' + round(box.left) + '" y="' + round(box.bottom - 1) + '" width="' + round(box.width) + '" height="1" fill="' + found[1] + '"/>'] : [];
  }

  /* A text node line by line, each where it stands. */
  function written(node, style, clip) {
    const words = node.data, range = node.ownerDocument.createRange(), lines = [], upwards = /^vertical/.test(style.writingMode);
    for (let at = 0; at < words.length; at++) {
      range.setStart(node, at); range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || (!box.width && !words[at].trim())) continue;
      const line = lines[lines.length - 1];
      if (line && (upwards ? Math.abs(line.left - box.left) : Math.abs(line.top - box.top)) < 3) { line.words += words[at]; line.bottom = Math.max(line.bottom, box.bottom); }
      else lines.push({ left: box.left, top: box.top, width: box.width, height: box.height, bottom: box.bottom, words: words[at] });
    }
    letters.font = style.fontStyle + " " + style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
    const measured = letters.measureText("x"), rise = measured.fontBoundingBoxAscent / (measured.fontBoundingBoxAscent + measured.fontBoundingBoxDescent);
    const look = ' font-family="' + escape(style.fontFamily) + '" font-size="' + style.fontSize + '" font-weight="' + style.fontWeight + '" fill="' + style.color + '"' +
      (style.fontStyle === "italic" ? ' font-style="italic"' : "") + (parseFloat(style.letterSpacing) ? ' letter-spacing="' + style.letterSpacing + '"' : "");
    return lines.filter(function (line) { return line.top + line.height <= clip.bottom + 3 && line.top >= clip.top - 3 && line.left < clip.right && line.words.trim(); }).map(function (line) {
      const said = style.textTransform === "uppercase" ? line.words.toUpperCase() : line.words;
      const x = round(line.left + line.width * rise), y = round(line.bottom);
      if (upwards) return "<text" + look + ' x="' + x + '" y="' + y + '" transform="rotate(-90 ' + x + " " + y + ')" xml:space="preserve">' + escape(said.trim()) + "</text>";
      return "<text" + look + ' x="' + round(line.left) + '" y="' + round(line.top + line.height * rise) + '" xml:space="preserve">' + escape(said.replace(/\s+$/, "").replace(/[\n\t]/g, " ")) + "</text>";
    });
  }

  /* What the style sheet adds before and after a box: at its own place, or in the middle of the box. */
  function beside(element, which, box, drawing) {
    const style = element.ownerDocument.defaultView.getComputedStyle(element, which);
    if (style.content === "none" || style.content === "normal" || style.display === "none") return [];
    const eighth = EIGHTH.test(style.transform), width = parseFloat(style.width) || 0;
    const height = (parseFloat(style.height) || 0) + (eighth ? 0 : parseFloat(style.borderTopWidth) || 0), words = /^"(.+)"$/.exec(style.content);
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (words) return ['<text x="' + round(middle[0]) + '" y="' + round(middle[1] + parseFloat(style.fontSize) * 0.34) + '" text-anchor="middle" font-family="' + escape(style.fontFamily) + '" font-size="' + style.fontSize + '" font-weight="' + style.fontWeight + '" fill="' + style.color + '">' + escape(words[1]) + "</text>"];
    const left = style.position === "absolute" ? box.left + (parseFloat(style.left) || 0) : middle[0] - width / 2, top = style.position === "absolute" ? box.top + (parseFloat(style.top) || 0) : middle[1] - height / 2;
    const out = painted(style, { left: left, top: top, width: width, height: height, right: left + width, bottom: top + height }, drawing);
    return eighth ? ['<g transform="rotate(45 ' + round(left + width / 2) + " " + round(top + height / 2) + ')">'].concat(out, ["</g>"]) : out;
  }

  /* A box turned by an eighth stands in a larger one: its own sides, turned around the middle. */
  function turned(element, style, box, drawing) {
    const width = element.offsetWidth, height = element.offsetHeight, x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const own = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2, width: width, height: height };
    return ['<g transform="rotate(45 ' + round(x) + " " + round(y) + ')">'].concat(painted(style, own, drawing), ["</g>"], beside(element, "::after", box, drawing));
  }

  function ring(image, box) {
    const found = /radial-gradient\(circle at ([\d.]+)px ([\d.]+)px.*?(rgb\([^)]*\)) ([\d.]+)px,? ?(?:\3 )?([\d.]+)px/.exec(image);
    return found ? ['<circle cx="' + round(box.left + +found[1]) + '" cy="' + round(box.top + +found[2]) + '" r="' + round((+found[4] + +found[5]) / 2) + '" fill="none" stroke="' + found[3] + '" stroke-width="' + round(+found[5] - found[4]) + '"/>'] : [];
  }

  function walk(element, clip, drawing) {
    const view = element.ownerDocument.defaultView, style = view.getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0" || /inset\(50%/.test(style.clipPath) || /^(SELECT|INPUT|TEXTAREA|SCRIPT|STYLE|IMG)$/.test(element.tagName)) return [];
    const box = element.getBoundingClientRect();
    if (EIGHTH.test(style.transform)) return turned(element, style, box, drawing);
    if (element.tagName === "svg") return [plot(element, box, clip, drawing)];
    let inside = clip;
    if (style.overflowY !== "visible") inside = { left: Math.max(clip.left, box.left), top: Math.max(clip.top, box.top), right: Math.min(clip.right, box.right), bottom: Math.min(clip.bottom, box.bottom) };
    let out = box.top < clip.bottom && box.bottom > clip.top && box.height >= 0 ? painted(style, box, drawing).concat(beside(element, "::before", box, drawing), beside(element, "::after", box, drawing)) : [];
    const folded = element.tagName === "DETAILS" && !element.open;
    element.childNodes.forEach(function (child) {
      if (folded && child.tagName !== "SUMMARY") return;
      if (child.nodeType === 3 && child.data.trim()) out = out.concat(written(child, style, inside));
      else if (child.nodeType === 1) out = out.concat(walk(child, inside, drawing));
    });
    return style.opacity === "1" ? out : ['<g opacity="' + style.opacity + '">'].concat(out, ["</g>"]);
  }

  /* A chart is SVG already; it is set where it stands and cut where its box is. */
  function plot(svg, box, clip, drawing) {
    const copy = svg.cloneNode(true), id = "c" + drawing.defs.length;
    copy.querySelectorAll(".hoverlayer, .zoomlayer, .draglayer, .cursor-pointer").forEach(function (layer) { if (!/g/i.test(layer.tagName) || layer.classList.contains("hoverlayer") || layer.classList.contains("zoomlayer")) layer.remove(); });
    copy.querySelectorAll(".drag, .nsewdrag").forEach(function (layer) { layer.remove(); });
    drawing.defs.push('<clipPath id="' + id + '"><rect x="' + round(clip.left) + '" y="' + round(clip.top) + '" width="' + round(clip.right - clip.left) + '" height="' + round(Math.max(Math.min(clip.bottom, drawing.cut) - clip.top, 0)) + '"/></clipPath>');
    copy.setAttribute("x", round(box.left)); copy.setAttribute("y", round(box.top)); copy.setAttribute("width", round(box.width)); copy.setAttribute("height", round(box.height));
    copy.removeAttribute("style"); copy.removeAttribute("class");
    return '<g clip-path="url(#' + id + ')">' + new XMLSerializer().serializeToString(copy) + "</g>";
  }

  function symbols(svg, drawing) {
    const all = Array.from(new Set(drawing.symbols));
    return Promise.all(all.map(function (url) { return file(url).then(function (answer) { return answer.clone().text(); }); })).then(function (texts) {
      return svg.replace(/<symbol-here x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)" rx="[^"]*" fill="([^"]*)" href="([^"]*)"\/>/g, function (whole, x, y, width, height, fill, url) {
        const source = texts[all.indexOf(url.replace(/&amp;/g, "&"))] || "", open = /<svg[^>]*>/.exec(source), sized = /viewBox="[^"]*"/.exec(source);
        if (!open) return "";
        const more = open[0].replace(/^<svg|>$/g, "").replace(/\s(xmlns|viewBox|width|height)="[^"]*"/g, "");
        return '<svg x="' + x + '" y="' + y + '" width="' + width + '" height="' + height + '" ' + (sized ? sized[0] : "") + more.replace(/#000|black|currentColor/g, fill) + ">" + source.slice(source.indexOf(open[0]) + open[0].length).replace(/#000|black|currentColor/g, fill).replace(/(<(?:path|circle|rect|polygon)(?![^>]*fill=)(?![^>]*stroke=))/g, /fill="none"/.test(open[0]) ? "$1" : '$1 fill="' + fill + '"');
      });
    });
  }

  /* Our faces travel inside the picture; only those it uses. */
  function faces(svg, doc) {
    const used = [];
    Array.from(doc.styleSheets).forEach(function (sheet) {
      Array.from(sheet.cssRules || []).forEach(function (rule) {
        if (!rule.style || rule.constructor.name !== "CSSFontFaceRule") return;
        const family = rule.style.getPropertyValue("font-family").replace(/["']/g, ""), italic = rule.style.getPropertyValue("font-style") === "italic";
        const foreign = /U\+100/i.test(rule.style.getPropertyValue("unicode-range"));
        if (!svg.includes(family) || italic && !svg.includes('font-style="italic"') || foreign && !/[\u0100-\u024f\u1e00-\u1eff]/.test(svg)) return;
        used.push([family, italic, new URL(/url\("?([^")]+)/.exec(rule.style.getPropertyValue("src"))[1], sheet.href || location.href).href]);
      });
    });
    return Promise.all(used.map(function (face) {
      return file(face[2]).then(function (answer) { return answer.clone().arrayBuffer(); }).then(function (bytes) {
        return '@font-face{font-family:"' + face[0] + '";font-style:' + (face[1] ? "italic" : "normal") + ";font-weight:200 900;src:url(data:font/woff2;base64," + base64(new Uint8Array(bytes)) + ') format("woff2")}';
      });
    })).then(function (rules) { return svg.replace("<style>", "<style>" + rules.join("")); });
  }

  function base64(bytes) { let out = ""; for (let at = 0; at < bytes.length; at += 8192) out += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)); return btoa(out); }


  /* The SVG of an element that fills a window of this size; plots end at `cut`. */
  window.cities_drawing = function (element, width, height, cut) {
    const doc = element.ownerDocument, whole = { left: 0, top: 0, right: width, bottom: height };
    const drawing = { defs: ['<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="1.5" height="6" fill="#c3cad1"/></pattern>'], symbols: [], cut: cut };
    const shapes = walk(element, whole, drawing).join("");
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="' + width + '" height="' + height + '" viewBox="0 0 ' + width + " " + height + '"><title>' + escape(doc.title) +
      "</title><style>text{font-variant-numeric:tabular-nums lining-nums}</style><defs>" + drawing.defs.join("") + '</defs><rect width="100%" height="100%" fill="#fff"/>' + shapes + "</svg>";
    return symbols(svg, drawing).then(function (found) { return faces(found, doc); });
  };
  window.cities_base64 = base64;
})();
