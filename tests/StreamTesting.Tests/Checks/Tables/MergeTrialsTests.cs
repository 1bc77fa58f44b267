namespace StreamTesting.Tests;

public sealed class MergeTrialsTests
{
    private static readonly ChangeSet Some = Changes.Of(Changes.Lifecycle);

    [Fact]
    public async Task Judge_AMergeInOrder_BearsAllThatKeepsTheOrderOfKeys()
    {
        var verdict = await Judge(Changes.InOrder(), DeliveryOrder.OfKeys);

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed, string.Join('\n', verdict.Violations));
        verdict.Observed.ShouldBe(1 + 10 + 20 + 1 + 1);
        verdict.Compared.ShouldBe(33 * 4);
    }

    [Fact]
    public async Task Judge_AMergeInOrder_DoesNotBearTheRest()
    {
        var verdict = await Judge(Changes.InOrder(), DeliveryOrder.None);

        verdict.Counts.Keys.ShouldBeSubsetOf(["key-change-ghost", "missing", "order-dependent", "resurrected", "snapshot-overwrote-stream", "stale"]);
        verdict.CountOf(TableAnomalies.SnapshotOverwroteStream).Violations.ShouldBe(1);
        verdict.CountOf(TableAnomalies.Stale).Violations.ShouldBe(1);
        verdict.CountOf(TableAnomalies.OrderDependent).Violations.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Judge_AMergeByVersions_BearsAll()
    {
        var versioned = TableConsumer.Of(
            () => new Dictionary<string, (long Lsn, TableRow? Row)>(),
            (table, record) =>
            {
                if (record.Event is { Source.Lsn: { } lsn } change && (!table.TryGetValue(record.CanonicalKey!, out var known) || known.Lsn <= lsn))
                {
                    table[record.CanonicalKey!] = (lsn, change.After);
                }
            },
            table => table.Values.Where(entry => entry.Row is not null).Select(entry => entry.Row!));

        (await Judge(versioned, DeliveryOrder.None)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task Judge_WrongAsSent_HasTheNameOfWhatIsWrong()
    {
        var ignoresDeletes = Changes.InOrder((table, record) =>
        {
            if (record.Event?.After is not null)
            {
                Changes.Apply(table, record);
            }
        });

        var verdict = await Judge(ignoresDeletes, DeliveryOrder.OfKeys);

        verdict.Counts.Keys.ShouldBe(["key-change-ghost", "resurrected"]);
        verdict.Violations[0].Message.ShouldBe("public.orders id=3 is there (id=3, note=m), equal to version 1 of 2 (record #5, c)");
        verdict.Violations[0].EventId.ShouldBe("made-up#6");
    }

    [Fact]
    public async Task Judge_ACounterThatCountsReplays_IsNotIdempotent_WithTheShortestReplay()
    {
        var counts = Changes.InOrder((table, record) =>
        {
            Changes.Apply(table, record);
            if (record.Number == 9)
            {
                table["count"] = Changes.Row(9, $"{(table.TryGetValue("count", out var row) ? long.Parse((string)row["note"]!, null) + 1 : 1)}");
            }
        });

        var verdict = await Judge(counts, DeliveryOrder.OfKeys, DeliveryKind.SuffixAgain, comparesWithDatabase: false);

        verdict.Counts.Keys.ShouldBe(["not-idempotent"]);
        verdict.Violations.ShouldHaveSingleItem().Message.ShouldBe("public.orders id=9 is there (id=9, note=2), after record #9 came again (extra)");
    }

    [Fact]
    public async Task Judge_AMergeThatOnlyFollowsTheStream_IsFoundOnlyAsSent()
    {
        var keepsFirst = Changes.InOrder((table, record) =>
        {
            if (record.Event?.Operation != Operation.Update)
            {
                Changes.Apply(table, record);
            }
        });

        (await Judge(keepsFirst, DeliveryOrder.OfKeys)).Counts.Keys.ShouldBe(["stale"]);
        (await Judge(keepsFirst, DeliveryOrder.OfKeys, comparesWithDatabase: false)).Outcome.ShouldBe(VerdictOutcome.Passed);
    }

    [Fact]
    public async Task Judge_AConsumerThatFailsAtATombstone_IsTombstoneCrashed()
    {
        var fails = Changes.InOrder((table, record) => Changes.Apply(table, record.Value is null ? throw new InvalidOperationException("no value") : record));

        var verdict = await Judge(fails, DeliveryOrder.OfKeys);

        verdict.Counts.Keys.ShouldBe(["tombstone-crashed"]);
        verdict.Violations[0].Message.ShouldBe("""public.orders was not merged: the consumer failed at #4 tombstone of {"id":2} in shop.public.orders with InvalidOperationException: no value""");
    }

    [Fact]
    public async Task Judge_AConsumerThatFailsElsewhere_IsCrashed()
    {
        var fails = Changes.InOrder((table, record) => Changes.Apply(table, record.Number == 3 ? throw new FormatException("d?") : record));

        (await Judge(fails, DeliveryOrder.OfKeys)).Counts.Keys.ShouldBe(["crashed"]);
    }

    [Fact]
    public async Task Judge_ATombstoneRememberedForEver_IsMissing()
    {
        var remembers = TableConsumer.Of(
            () => (Rows: new Dictionary<string, TableRow>(), Gone: new HashSet<string>()),
            (state, record) =>
            {
                if (record.IsTombstone)
                {
                    state.Gone.Add(record.CanonicalKey!);
                }

                if (record.IsTombstone || !state.Gone.Contains(record.CanonicalKey!))
                {
                    Changes.Apply(state.Rows, record);
                }
            },
            state => state.Rows.Values);

        var verdict = await Judge(remembers, DeliveryOrder.OfKeys, DeliveryKind.TombstonesFirst);

        verdict.Counts.Keys.ShouldBe(["missing"]);
        verdict.Violations[0].Message.ShouldEndWith("after a tombstone of each key came before its first row, and each that was sent came twice (missing)");
    }

    [Fact]
    public async Task Judge_NoOtherDelivery_IsVacuous()
    {
        var one = Changes.Of(Envelopes.Row(0, "c", 1, "a"));

        var verdict = await Changes.InOrder().Deliver(one.Deliveries(DeliveryKind.AsSent).Concat(one.Deliveries(DeliveryKind.KeyChangeTurned))).AsObserved()
            .JudgeAsync(new MergeTrials(one) { ComparesWithDatabase = false });

        verdict.IsVacuous.ShouldBeTrue();
        verdict.NothingCompared.ShouldBe("the records have no other delivery of the kind that was asked for");
    }

    [Fact]
    public async Task Judge_AConsumerThatCanNotStart_IsUndecided()
    {
        var verdict = await TableConsumer.Of<int>(() => throw new TimeoutException("no database"), (_, _) => { }, _ => [])
            .Deliver([Some.AsSent]).AsObserved().JudgeAsync(new MergeTrials(Some));

        verdict.Outcome.ShouldBe(VerdictOutcome.Undecided);
        verdict.Error.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task Judge_WhatTheStreamDoesNotTell_IsMayOnce()
    {
        var final = new CapturedTable("t", [new("id", "integer", ColumnKind.Integer, true, 1)], [new TableRow([new("id", 1)])]);
        var untold = new ChangeSet(new TableTruth("made-up", final, null), []);

        var verdict = await Changes.InOrder().Deliver([Some.AsSent, Some.AsSent]).AsObserved().JudgeAsync(new MergeTrials(untold));

        verdict.MayBy.ShouldBe([new("the stream does not tell what the table holds", 1)]);
    }

    [Fact]
    public void TableConsumer_WithoutAPart_IsRefusedByName()
    {
        Should.Throw<ArgumentNullException>(() => TableConsumer.Of<int>(null!, (_, _) => { }, _ => [])).ParamName.ShouldBe("start");
        Should.Throw<ArgumentNullException>(() => TableConsumer.Of(() => 1, null!, _ => [])).ParamName.ShouldBe("apply");
        Should.Throw<ArgumentNullException>(() => TableConsumer.Of(() => 1, (_, _) => { }, null!)).ParamName.ShouldBe("rows");
        Should.Throw<ArgumentNullException>(() => TableConsumer.OfAsync<int>(null!, (_, _, _) => default, (_, _) => default)).ParamName.ShouldBe("start");
        Should.Throw<ArgumentNullException>(() => TableConsumer.OfAsync(_ => ValueTask.FromResult(1), null!, (_, _) => default)).ParamName.ShouldBe("apply");
        Should.Throw<ArgumentNullException>(() => TableConsumer.OfAsync(_ => ValueTask.FromResult(1), (_, _, _) => default, null!)).ParamName.ShouldBe("rows");
    }

    [Fact]
    public async Task Deliver_ARunThatCanBeDisposed_IsDisposedEachTime()
    {
        var disposed = 0;
        var consumer = TableConsumer.Of(() => System.Reactive.Disposables.Disposable.Create(() => disposed++), (_, _) => { }, _ => []);

        await foreach (var _ in consumer.Deliver(Some.Deliveries(DeliveryKind.SuffixAgain, trials: 5)))
        {
        }

        disposed.ShouldBe(5);
    }

    private static Task<Verdict> Judge(TableConsumer consumer, DeliveryOrder order, DeliveryKind? only = null, bool comparesWithDatabase = true) =>
        consumer.Deliver(Some.Deliveries(order).Where(delivery => only is null || delivery.Kind == only || delivery.Kind == DeliveryKind.AsSent)).AsObserved()
            .JudgeAsync(new MergeTrials(Some) { ComparesWithDatabase = comparesWithDatabase });
}
