namespace StreamTesting.Tests;

/// <summary>What each merge tells of how a row came and went, and what it counts.</summary>
public sealed class MergingStoriesTests
{
    private static readonly (string, string) NewKey = ("__debezium.newkey", """{"id":2}""");

    public static TheoryData<string?, bool, string> Goings => new()
    {
        { null, false, "#1 tombstone: gone" },
        { null, true, "#1 key change: gone" },
        { Envelopes.Value("d", "null", 2), false, "#1 d: gone" },
        { Envelopes.Value("d", "null", 2), true, "#1 key change: gone" },
        { """{"id":1,"__deleted":"true"}""", false, "#1 d: gone" },
        { Envelopes.Value("t", "null", 2), false, "#1 t: gone" },
    };

    [Theory]
    [MemberData(nameof(Goings))]
    public void VersionsOf_ARowThatWent_TellsWhatTookIt(string? value, bool isMoved, string told)
    {
        var merge = Envelopes.Merge(Envelopes.Row(0, "c", 1, "a"), isMoved ? Envelopes.Record(1, """{"id":1}""", value, NewKey) : Envelopes.Record(1, """{"id":1}""", value));

        merge.Tables["public.orders"].VersionsOf("""{"id":1}""").Select(version => version.ToString()).ShouldBe(["#0 c: id=1, note=a", told]);
        merge.Rows().ShouldBeEmpty();
    }

    [Fact]
    public void VersionsOf_AFlattenedRow_TellsThatItIsOne() =>
        Envelopes.Merge(Envelopes.Record(0, """{"id":1}""", """{"id":1,"__deleted":"false"}""")).Tables["public.orders"].VersionsOf("""{"id":1}""").ShouldHaveSingleItem().Cause.ShouldBe("row");

    [Fact]
    public void VersionsOf_AKeyThatNeverWas_AreNone() => Envelopes.Merge(Envelopes.Row(0, "c", 1, "a")).Tables["public.orders"].VersionsOf("x").ShouldBeEmpty();

    [Fact]
    public void Mark_AnEndWithoutItsChanges_IsTornUnlessTheRowsAreFlattened()
    {
        var merge = new TransactionalMerge();
        merge.Apply(End("7", 2));
        merge.Complete();

        (merge.Torn.ShouldHaveSingleItem().ToString(), merge.Merged).ShouldBe(("transaction 7: 0 of 2 changes, from record #0 on", 0));

        var flattened = new TransactionalMerge();
        flattened.Apply(Envelopes.Record(0, """{"id":1}""", """{"id":1,"__deleted":"false"}"""));
        flattened.Apply(End("7", 2));
        flattened.Torn.ShouldBeEmpty();
        flattened.Tables["public.orders"].Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public void Complete_Twice_MergesAnEndedTransactionOnce()
    {
        var merge = new TransactionalMerge(TransactionDelivery.Interleaved);
        merge.Apply(Change(7, 5, 1));
        merge.Apply(End("7", 2));
        merge.Tables.ShouldBeEmpty();

        merge.Complete();
        merge.Complete();

        (merge.Merged, merge.Torn.Count, merge.Tables["public.orders"].Rows.Count).ShouldBe((1, 1, 1));
        merge.Tables["public.orders"].VersionsOf("""{"id":1}""").Count.ShouldBe(1);
    }

    [Fact]
    public void Apply_InterleavedTransactions_AreMergedInTheOrderOfTheirEnds()
    {
        var merge = new TransactionalMerge(TransactionDelivery.Interleaved);
        merge.Apply(Change(8, 9, 2));
        merge.Apply(Change(7, 5, 1));
        merge.Apply(End("7", 2));
        merge.Apply(End("8", 1));
        merge.Merged.ShouldBe(0);

        merge.Apply(Change(7, 6, 3));

        merge.Merged.ShouldBe(2);
        merge.Tables["public.orders"].Rows.Select(row => row["id"]).ShouldBe([1L, 3L, 2L]);
        merge.Torn.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_NothingGiven_IsRefusedByName()
    {
        Should.Throw<ArgumentNullException>(() => new TransactionalMerge().Apply(null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => new ReferenceMerge().Apply(null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => new VersionedMerge(VersionOrders.CommitLsn).Apply(null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => new VersionedMerge(null!)).ParamName.ShouldBe("order");
        Should.Throw<ArgumentNullException>(() => TransactionalMerge.Of(null!)).ParamName.ShouldBe("capture");
        Should.Throw<ArgumentNullException>(() => ReferenceMerge.Of(null!)).ParamName.ShouldBe("capture");
        Should.Throw<ArgumentNullException>(() => VersionedMerge.Of(null!, VersionOrders.CommitLsn)).ParamName.ShouldBe("capture");
    }

    private static ChangeRecord Change(long transaction, long lsn, int id) => Envelopes.Record(
        0,
        $$"""{"id":{{id}}}""",
        $$"""{"before":null,"after":{"id":{{id}},"note":"n"},"source":{"schema":"public","table":"orders","lsn":{{lsn}},"txId":{{transaction}},"snapshot":"false"},"op":"c"}""");

    private static ChangeRecord End(string id, int count) =>
        new(0, "shop.transaction", $$"""{"id":"{{id}}"}""", $$"""{"status":"END","id":"{{id}}","event_count":{{count}},"data_collections":[],"ts_ms":1}""");
}
