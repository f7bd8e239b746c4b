package io.github.trendinghashtags.examples.cli.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.github.trendinghashtags.examples.cli.text.Resource;
import io.github.trendinghashtags.examples.cli.text.Text;
import java.io.StringReader;

/** Fills the page's template. Text can be anything at all: it is escaped here and nowhere else. */
final class Template {
    private static final Mustache.Escaper HTML = Escapers.simple(
            new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});

    private Template() {}

    /** What has no shape is replaced as in a terminal; much of it is not allowed in HTML at all. */
    static String fill(Object view) {
        return Mustache.compiler()
                        .withEscaper(text -> HTML.escape(Text.visible(text)))
                        .zeroIsFalse(true)
                        .withLoader(name -> new StringReader(source(name)))
                        .compile(source("report"))
                        .execute(view)
                + "\n";
    }

    private static String source(String name) {
        return Resource.text(Template.class, name + ".mustache").stripTrailing();
    }
}
