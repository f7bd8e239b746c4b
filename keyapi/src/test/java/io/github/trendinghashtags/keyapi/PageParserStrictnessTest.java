package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.JsonReader.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageParserStrictnessTest {
    private static final char QUOTE = '"';

    private static TrendingHashtagsPage read(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        PageParser page = new PageParser(null);
        page.parse(ResponseReader.JACKSON.createParser(bytes), false);
        return page.page(new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH));
    }

    private static void refused(String json, String message) {
        assertThatExceptionOfType(MalformedException.class)
                .as(json)
                .isThrownBy(() -> read(json.replace('\'', QUOTE)))
                .withMessageStartingWith(message);
    }

    /** An answer of one entry that has these fields beside id, name and rank. */
    private static String page(String fields) {
        return Responses.page(Responses.entry(fields));
    }

    private static void entryRefused(String fields, String message) {
        refused(page(fields), message + " at line 1, column ");
    }

    @Test
    void aMessageSaysWhatIsWrongAndWhere() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> read("{\"code\":0,\n\"data\":{\"list\":[7]}}"))
                .withMessage("an entry of list must be an object, was a whole number at line 2, column 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "'x'", "true", "1.5"})
    void theAnswerIsAnObject(String json) {
        refused(json, "the response must be an object, was ");
    }

    @Test
    void dataIsAnObject() {
        refused("{'code':0,'data':[]}", "data must be an object, was an array at line 1, column 18");
        refused("{'code':0,'data':7}", "data must be an object, was a whole number at line 1, column 18");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'list':[] | pagination is missing",
                "'pagination':null | pagination must be an object, was null",
                "'pagination':[] | pagination must be an object, was an array",
                "'pagination':{} | has_more is missing",
                "'pagination':{'page':1,'total':1} | has_more is missing",
                "'pagination':{'page':1,'total':1,'has_more':null} | has_more must be a boolean, was null",
                "'pagination':{'page':1,'total':1,'has_more':1} | has_more must be a boolean, was a whole number",
                "'pagination':{'page':1,'total':1,'has_more':'true'} | has_more must be a boolean, was a string",
                "'pagination':{'total':1,'has_more':true} | page is missing",
                "'pagination':{'page':null,'total':1,'has_more':true} | page is missing",
                "'pagination':{'page':0,'total':1,'has_more':true} | page is out of range",
                "'pagination':{'page':2147483648,'total':1,'has_more':true} | page is out of range",
                "'pagination':{'page':1,'has_more':true} | total is missing",
                "'pagination':{'page':1,'total':-1,'has_more':true} | total is out of range",
                "'pagination':{'page':1,'total':1.5,'has_more':true} | total must be a whole number, was a decimal number",
                "'list':{} | list must be an array, was an object",
                "'list':[null] | an entry of list must be an object, was null"
            })
    void dataHasItsShape(String fields, String message) {
        refused("{'code':0,'data':{" + fields + "}}", message + " at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.0", "1e3", "true", "[]", "{}"})
    void aCountOrRankThatIsNoWholeNumberIsRefused(String value) {
        refused(page("'video_views':" + value), "video_views must be a whole number, was ");
        refused(page("'publish_cnt':" + value), "publish_cnt must be a whole number, was ");
        refused(page("'rank_diff':" + value), "rank_diff must be a whole number, was ");
        refused(page("'rank_diff_type':" + value), "rank_diff_type must be a whole number, was ");
        refused("{'code':" + value + "}", "code must be a whole number, was ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", " 1", "1 ", "1.5", "1e3", "0x1", "--1", "x", "٣", "9223372036854775808"})
    void aStringThatIsNoWholeNumberIsRefused(String text) {
        entryRefused("'video_views':'" + text + "'", "video_views must be a whole number in range");
    }

    @Test
    void aNumberBeyondLongIsRefused() {
        entryRefused("'video_views':9223372036854775808", "not the JSON that was expected");
        entryRefused("'video_views':" + "9".repeat(1001), "not the JSON that was expected");
    }

    @Test
    void aNegativeCountIsRefused() {
        entryRefused("'publish_cnt':-1", "publish_cnt must not be negative");
        entryRefused("'video_views':'-9223372036854775808'", "video_views must not be negative");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'hashtag_name':'x','rank':1 | hashtag_id is missing",
                "'hashtag_id':'','hashtag_name':'x','rank':1 | hashtag_id is missing",
                "'hashtag_id':null,'hashtag_name':'x','rank':1 | hashtag_id is missing",
                "'hashtag_id':1.5,'hashtag_name':'x','rank':1 | hashtag_id must be a string, was a decimal number",
                "'hashtag_id':'1','rank':1 | hashtag_name is missing",
                "'hashtag_id':'1','hashtag_name':'','rank':1 | hashtag_name is missing",
                "'hashtag_id':'1','hashtag_name':7,'rank':1 | hashtag_name must be a string, was a whole number",
                "'hashtag_id':'1','hashtag_name':'x' | rank is missing",
                "'hashtag_id':'1','hashtag_name':'x','rank':null | rank is missing",
                "'hashtag_id':'1','hashtag_name':'x','rank':0 | rank is out of range",
                "'hashtag_id':'1','hashtag_name':'x','rank':2147483648 | rank is out of range"
            })
    void anEntryHasIdNameAndRank(String fields, String message) {
        refused(Responses.page("{" + fields + "}"), message + " at line 1, column ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'country_info':'US' | country_info must be an object, was a string",
                "'country_info':{'id':true} | id must be a string, was a boolean",
                "'country_info':{'id':'US','value':7} | value must be a string, was a whole number",
                "'industry_info':[] | industry_info must be an object, was an array",
                "'industry_info':{'id':'pets'} | industry_info.id must be a whole number in range",
                "'industry_info':{'id':0} | industry_info.id must be a whole number in range",
                "'industry_info':{'id':-1} | industry_info.id must be a whole number in range",
                "'is_promoted':1 | is_promoted must be a boolean, was a whole number",
                "'trend':{} | trend must be an array, was an object",
                "'trend':[1] | an entry of trend must be an object, was a whole number",
                "'trend':[{'value':1}] | an entry of trend must have a time and a value",
                "'trend':[{'time':1}] | an entry of trend must have a time and a value",
                "'trend':[{'time':4102444800,'value':1}] | time is out of range",
                "'trend':[{'time':946684799999,'value':1}] | time is out of range",
                "'trend':[{'time':4102444800000,'value':1}] | time is out of range",
                "'trend':[{'time':1769472000000000,'value':1}] | time is out of range",
                "'trend':[{'time':-1,'value':1}] | time is out of range",
                "'trend':[{'time':9223372036854775807,'value':1}] | time is out of range",
                "'trend':[{'time':-9223372036854775808,'value':1}] | time is out of range",
                "'trend':[{'time':1,'value':null}] | value must be a number, was null",
                "'trend':[{'time':1,'value':true}] | value must be a number, was a boolean",
                "'trend':[{'time':1,'value':1e400}] | value is out of range",
                "'trend':[{'time':1,'value':-1e400}] | value is out of range",
                "'trend':[{'time':1,'value':'1e3'}] | value must be a number",
                "'trend':[{'time':1,'value':'NaN'}] | value must be a number",
                "'trend':[{'time':1,'value':''}] | value must be a number",
                "'trend':[{'time':1,'value':'0.111111111111111111111111111111111111111'}] | value must be a number",
                "'creators':'x' | creators must be an array, was a string",
                "'creators':[null] | an entry of creators must be an object, was null",
                "'creators':[{'nick_name':7}] | nick_name must be a string, was a whole number",
                "'creators':[{'avatar_url':[]}] | avatar_url must be a string, was an array",
                "'rank_diff_type':1,'rank_diff':2147483648 | rank_diff is out of range",
                "'rank_diff_type':1,'rank_diff':-9223372036854775808 | rank_diff is out of range"
            })
    void anEntrysPartsHaveTheirShape(String fields, String message) {
        entryRefused(fields, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0} x",
                "{'code':0}{}",
                "{'code':0",
                "{'code':NaN}",
                "{'code':01}",
                "{'code':0,}",
                "{code:0}",
                "{'message':'\u0001'}",
                "{'a':{'b':"
            })
    void whatIsNotJsonIsRefused(String json) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> read(json.replace('\'', QUOTE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", ",", "]", "\u0000"})
    void whatFollowsAWholeAnswerIsRefused(String more) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> read(Responses.EMPTY_PAGE + more));
    }

    @Test
    void whiteSpaceAroundTheAnswerIsFine() throws IOException {
        assertThat(read(" \r\n\t" + Responses.EMPTY_PAGE + "\n ").hashtags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code':0,'code':0} | code",
                "{'message':1,'message':1} | message",
                "{'requestId':'a','requestId':'b'} | requestId",
                "{'data':null,'data':null} | data",
                "{'data':{'list':[],'list':[]}} | list",
                "{'data':{'pagination':{'page':1,'total':1,'has_more':true},'pagination':{}}} | pagination",
                "{'data':{'pagination':{'page':1,'page':1}}} | page",
                "{'data':{'pagination':{'total':1,'total':1}}} | total",
                "{'data':{'pagination':{'has_more':true,'has_more':true}}} | has_more",
                "{'data':{'list':[{'trend':[{'time':1,'time':1}]}]}} | time",
                "{'data':{'list':[{'trend':[{'value':1,'value':1}]}]}} | value",
                "{'data':{'list':[{'creators':[{'nick_name':'a','nick_name':'a'}]}]}} | nick_name",
                "{'data':{'list':[{'creators':[{'avatar_url':'a','avatar_url':'a'}]}]}} | avatar_url",
                "{'data':{'list':[{'country_info':{'id':'US','id':'US'}}]}} | id",
                "{'data':{'list':[{'industry_info':{'value':'a','value':'a'}}]}} | value"
            })
    void aFieldThatComesTwiceIsRefused(String json, String field) {
        refused(json, field + " comes twice at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hashtag_id",
                "hashtag_name",
                "country_info",
                "industry_info",
                "is_promoted",
                "trend",
                "creators",
                "publish_cnt",
                "video_views",
                "rank",
                "rank_diff",
                "rank_diff_type"
            })
    void anEntrysFieldThatComesTwiceIsRefused(String field) {
        refused("{'data':{'list':[{'" + field + "':null,'" + field + "':null}]}}", field + " comes twice at line 1");
    }
}
