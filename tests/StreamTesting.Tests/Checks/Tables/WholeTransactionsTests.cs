namespace StreamTesting.Tests;

public sealed class WholeTransactionsTests
{
    private static readonly ChangeSet Some = Changes.Of(Of(0, 1, 71, "a"), Of(1, 2, 71, "a"), Of(2, 1, 72, "b"), Of(3, 2, 72, "b"), Of(4, 3, 73, "c"));

    [Fact]
    public async Task Judge_RecordByRecord_IsTorn()
    {
        var verdict = await Changes.InOrder().States(Some.Records).AsObserved().JudgeAsync(new WholeTransactions(Some));

        verdict.CountOf(TableAnomalies.TornTransaction).Violations.ShouldBe(2);
        verdict.Violations[0].Message.ShouldStartWith("""public.orders shows 1 of 2 changes of transaction 71 after #0 c at lsn 0 of {"id":1}""");
        verdict.Violations[0].EventId.ShouldBe("made-up#0");
    }

    [Fact]
    public async Task Judge_TransactionByTransaction_Passes()
    {
        var whole = TableConsumer.Of(
            () => (Table: new Dictionary<string, TableRow>(), Open: new List<ChangeRecord>()),
            (state, record) =>
            {
                if (state.Open is [var first, ..] && first.Event!.Source!.TransactionId != record.Event!.Source!.TransactionId)
                {
                    state.Open.ForEach(open => Changes.Apply(state.Table, open));
                    state.Open.Clear();
                }

                state.Open.Add(record);
            },
            state => state.Table.Values);

        var verdict = await whole.States(Some.Records).AsObserved().JudgeAsync(new WholeTransactions(Some));

        verdict.Outcome.ShouldBe(VerdictOutcome.Passed);
        verdict.Compared.ShouldBe(6);
    }

    [Fact]
    public async Task Judge_KeysInParallel_IsTornThoughNoPrefixShowsIt()
    {
        var states = new[] { new TableState([Changes.Row(2, "a")]), new TableState([Changes.Row(1, "a"), Changes.Row(2, "a")]) }.ToAsyncEnumerable();

        var verdict = await states.AsObserved().JudgeAsync(new WholeTransactions(Some));

        verdict.Violations.ShouldHaveSingleItem().Message.ShouldBe("public.orders is in a state after no whole number of transactions (output 0)");
    }

    [Fact]
    public async Task Judge_TransactionsOfOneChange_IsVacuous()
    {
        var single = Changes.Of(Of(0, 1, 71, "a"), Of(1, 2, 72, "a"));

        (await Changes.InOrder().States(single.Records).AsObserved().JudgeAsync(new WholeTransactions(single))).NothingCompared
            .ShouldBe("no transaction changes public.orders more than once");
    }

    [Fact]
    public async Task Judge_ARecordedCapture_FindsItsTransactions()
    {
        var changes = ChangeSet.Of(RecordedCaptures.Load("pg-transaction-interleaved"), "public.orders");
        var merge = TableConsumer.Of(() => new ReferenceMerge(), (reference, record) => reference.Apply(record), reference => reference.Tables.GetValueOrDefault("public.orders")?.Rows ?? []);

        var verdict = await merge.States(changes.Records).AsObserved().JudgeAsync(new WholeTransactions(changes));

        verdict.Violations.ShouldHaveSingleItem().Message.ShouldStartWith("public.orders shows 1 of 3 changes of transaction 10355 after #5 c at lsn 2052316896");
    }

    private static ChangeRecord Of(int number, int id, int transaction, string note) => Envelopes.Record(
        number,
        $$"""{"id":{{id}}}""",
        $$"""{"before":null,"after":{"id":{{id}},"note":"{{note}}"},"source":{"connector":"postgresql","schema":"public","table":"orders","lsn":{{number}},"txId":{{transaction}},"snapshot":"false"},"op":"c","ts_ms":1}""");
}
