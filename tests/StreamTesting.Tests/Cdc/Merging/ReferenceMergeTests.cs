namespace StreamTesting.Tests;

public sealed class ReferenceMergeTests
{
    [Fact]
    public void Apply_CreateUpdateRead_PutAfterUnderTheKey() =>
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "u", 1, "b"), Envelopes.Row(2, "r", 2, "c")).Rows().ShouldBe(["id=1, note=b", "id=2, note=c"]);

    [Fact]
    public void Apply_ADeleteOrATombstone_TakesTheKeyAway()
    {
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), Envelopes.Delete(1, 1)).Rows().ShouldBeEmpty();
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), Envelopes.Tombstone(1, 1)).Rows().ShouldBeEmpty();
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), Envelopes.Record(1, """{"id":1}""", "null")).Rows().ShouldBeEmpty();
    }

    [Fact]
    public void Apply_ATombstoneBeforeAnyRow_DoesNothing() => Envelopes.Merge(Envelopes.Tombstone(0, 1)).Tables.ShouldBeEmpty();

    [Fact]
    public void Apply_ATruncate_EmptiesItsTableOnly()
    {
        var merge = Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "c", 1, "a", "people"), Envelopes.Record(2, null, Envelopes.Value("t", "null")), Envelopes.Row(3, "c", 2, "b"));

        merge.Rows().ShouldBe(["id=2, note=b"]);
        merge.Rows("public.people").ShouldBe(["id=1, note=a"]);
    }

    [Theory]
    [InlineData("\"__debezium_unavailable_value\"")]
    [InlineData("\"X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ==\"")]
    [InlineData("[\"__debezium_unavailable_value\"]")]
    [InlineData("[95,95,100,101,98,101,122,105,117,109,95,117,110,97,118,97,105,108,97,98,108,101,95,118,97,108,117,101]")]
    [InlineData("[\"b68a35a7-17ad-35b3-af2a-ae46edb4545a\"]")]
    [InlineData("{\"__debezium_unavailable_value\":\"__debezium_unavailable_value\"}")]
    public void Apply_APlaceholderInAnyForm_KeepsTheValueThatIsThere(string placeholder) =>
        Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "big"),
            Envelopes.Record(1, """{"id":1}""", Envelopes.Value("u", $$"""{"id":1,"note":{{placeholder}},"size":2}"""))).Rows().ShouldBe(["id=1, note=big, size=2"]);

    [Fact]
    public void Apply_APlaceholderWithNothingThere_StaysAsItIs() =>
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "__debezium_unavailable_value")).Rows().ShouldBe(["id=1, note=__debezium_unavailable_value"]);

    [Fact]
    public void Apply_APlaceholderOverAChangeOfTheKey_KeepsTheOldRowsValue()
    {
        (string, string) newKey = ("__debezium.newkey", """{"id":2}"""), oldKey = ("__debezium.oldkey", """{"id":1}""");

        Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "big"),
            Envelopes.Record(1, """{"id":1}""", Envelopes.Value("d", "null"), newKey),
            Envelopes.Record(2, """{"id":1}""", null, newKey),
            Envelopes.Record(3, """{"id":2}""", Envelopes.Value("c", """{"id":2,"note":"__debezium_unavailable_value"}"""), oldKey)).Rows().ShouldBe(["id=2, note=big"]);
    }

    [Fact]
    public void Apply_AChangeOfTheKeySentAgainOverAnotherRow_KeepsTheValueOfTheFirst()
    {
        (string, string) newKey = ("__debezium.newkey", """{"id":2}"""), oldKey = ("__debezium.oldkey", """{"id":1}""");
        ChangeRecord[] records =
        [
            Envelopes.Row(0, "c", 1, "big"),
            Envelopes.Record(1, """{"id":1}""", Envelopes.Value("d", "null", 2), newKey),
            Envelopes.Record(2, """{"id":2}""", Envelopes.Value("c", """{"id":2,"note":"__debezium_unavailable_value"}""", 2), oldKey),
            Envelopes.Row(3, "c", 1, "other"),
        ];

        Envelopes.Merge([.. records, .. records.Skip(1)]).Rows().ShouldBe(["id=2, note=big", "id=1, note=other"], ignoreOrder: true);
    }

    [Fact]
    public void Apply_RowsWithoutAKey_AreFoundByBefore()
    {
        const string source = "\"source\":{\"schema\":\"public\",\"table\":\"log\"}";
        ChangeRecord Log(int number, string op, string before, string after) => Envelopes.Record(number, null, $$"""{"op":"{{op}}","before":{{before}},"after":{{after}},{{source}}}""");

        Envelopes.Merge(
            Log(0, "c", "null", """{"a":1}"""),
            Log(1, "c", "null", """{"a":1}"""),
            Log(2, "u", """{"a":1}""", """{"a":2}"""),
            Log(3, "c", "null", """{"a":3}"""),
            Log(4, "d", """{"a":3}""", "null"),
            Envelopes.Record(5, null, null)).Rows("public.log").ShouldBe(["a=1", "a=2"]);
    }

    [Fact]
    public void Apply_FlattenedRows_AreDeletedByTheirMarker() =>
        Envelopes.Merge(
            Envelopes.Record(0, """{"id":1}""", """{"id":1,"__deleted":"false"}"""),
            Envelopes.Record(1, """{"id":2}""", """{"id":2,"__deleted":"false"}"""),
            Envelopes.Record(2, """{"id":1}""", """{"id":1,"__deleted":"true"}""")).Rows().ShouldBe(["id=2, __deleted=false"]);

    [Fact]
    public void Apply_WhatIsNotUnderstood_ChangesNothing() =>
        Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), Envelopes.Record(1, """{"id":1}""", "{broken"), Envelopes.Record(2, null, """{"op":"m","source":{}}""")).Rows().ShouldBe(["id=1, note=a"]);

    [Fact]
    public void VersionsOf_AKey_TellsItsWholeStory()
    {
        var table = Envelopes.Merge(
            Envelopes.Row(0, "c", 1, "a"), Envelopes.Row(1, "u", 1, "b"), Envelopes.Delete(2, 1), Envelopes.Tombstone(3, 1), Envelopes.Row(4, "c", 1, "c")).Tables["public.orders"];

        table.VersionsOf("""{"id":1}""").Select(version => version.ToString())
            .ShouldBe(["#0 c: id=1, note=a", "#1 u: id=1, note=b", "#2 d: gone", "#4 c: id=1, note=c"]);
    }

    [Fact]
    public void Apply_TheWholeStreamAgain_ComesToTheSameTables()
    {
        var capture = RecordedCaptures.Load("pg-restart-replay-keep-3");
        var again = Envelopes.Merge([.. capture.Records, .. capture.Records]);

        again.Rows().ShouldBe(capture.Merged.Rows(), ignoreOrder: true);
    }

    [Fact]
    public void IsPlaceholder_OfAnotherText_FollowsTheOption()
    {
        var placeholder = new ToastPlaceholder("hex:3f3f");

        placeholder.IsPlaceholder("??").ShouldBeTrue();
        placeholder.IsPlaceholder("Pz8=").ShouldBeTrue();
        placeholder.IsPlaceholder("__debezium_unavailable_value").ShouldBeFalse();
        placeholder.IsPlaceholder(null).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new ToastPlaceholder("hex:3")).Message.ShouldContain("pairs of hexadecimal digits");
    }
}
