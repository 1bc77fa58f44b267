using GuestProfiles.Wrong;
using StreamTesting.Assertions;
using StreamTesting.Kafka;
using StreamTesting.Xunit;

namespace GuestProfiles.Tests;

/// <summary>The projection on a broker: what a real connector sent, delivered worse, against the table that the database itself held.</summary>
public sealed class GuestProfilesTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    private const string Topic = "shop.public.orders";
    private static readonly DebeziumCapture Capture = DebeziumCapture.Load("captures/pg-restart-replay-keep-3.json");

    [StreamTheory, Seeds(5)]
    public async Task Profiles_equal_the_databases_own_table(Seed seed)
    {
        var changes = Capture.Replay(Topic).Redelivered(length: 6, times: 3).Duplicated(rate: 0.5).Generate(seed);
        using var database = new TemporaryDatabase();
        var merge = new VersionedMerge();

        await using var run = await kafka.InjectAsync(changes);
        await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database.ConnectionString, merge);
        run.Watch(projection.Completion);
        await run.ConsumedAsync();

        database.Query(merge.Query).ShouldConvergeTo(Capture.TruthOf("public.orders"), run.Truth);
    }

    [StreamTheory, Seeds(2)]
    public async Task Upserts_in_order_bear_a_suffix_that_comes_again(Seed seed) =>
        (await RowsOf(new InOrderMerge(), Capture.Replay(Topic).Redelivered(6, 3).Generate(seed))).Rows.ShouldConvergeTo(Capture.TruthOf("public.orders"));

    [StreamTheory, Seeds(2)]
    public Task Upserts_in_order_are_caught_when_an_old_record_comes_behind_newer_ones(Seed seed) =>
        Caught(new InOrderMerge(), Capture.Replay(Topic).Duplicated(0.5).Generate(seed), "stale");

    [StreamTheory, Seeds(2)]
    public Task Inserts_without_a_key_are_caught(Seed seed) => Caught(new InsertsBlindly(), Capture.Replay(Topic).Redelivered(6, 3).Generate(seed), "duplicate");

    [StreamTheory, Seeds(2)]
    public Task Ignored_deletes_are_caught(Seed seed) => Caught(new IgnoresDeletes(), Capture.Replay(Topic).Redelivered(6, 3).Generate(seed), "resurrected");

    [StreamTheory, Seeds(2)]
    public Task Ignored_updates_are_caught(Seed seed) => Caught(new KeepsFirst(), Capture.Replay(Topic).Redelivered(6, 3).Generate(seed), "stale");

    [StreamTheory, Seeds(2)]
    public Task Deletes_remembered_for_ever_are_caught(Seed seed) => Caught(new NeverTakesBack(), Capture.Replay(Topic).Redelivered(6, 3).Generate(seed), "missing");

    [StreamTheory, Seeds(2)]
    public Task A_high_water_mark_over_all_keys_is_caught(Seed seed)
    {
        var capture = DebeziumCapture.Load("captures/pg-restart-open-transaction-committed-while-down.json");
        return Caught(new DropsBelowHighWater(), capture.Replay(Topic).Redelivered(2).Generate(seed), "missing", capture);
    }

    private async Task Caught(IProfileMerge merge, EventStream changes, string anomaly, DebeziumCapture? capture = null)
    {
        var (rows, truth) = await RowsOf(merge, changes);

        var failure = Should.Throw<ShouldAssertException>(() => rows.ShouldConvergeTo((capture ?? Capture).TruthOf("public.orders"), truth));

        failure.Message.ShouldStartWith("ShouldConvergeTo failed: ");
        failure.Message.Split('\n')[0].ShouldContain(anomaly);
        failure.Message.ShouldContain(changes.Seed.ToString());
    }

    private async Task<(IReadOnlyList<TableRow> Rows, GroundTruth Truth)> RowsOf(IProfileMerge merge, EventStream changes)
    {
        using var database = new TemporaryDatabase();
        await using var run = await kafka.InjectAsync(changes, options: new InjectionOptions { OutputPartitions = 0 });
        await using var projection = ProfileProjection.Start(run.BootstrapServers, run.Topic, run.ConsumerGroup, database.ConnectionString, merge);
        run.Watch(projection.Completion);
        await run.ConsumedAsync();
        return (database.Query(merge.Query), run.Truth);
    }
}
