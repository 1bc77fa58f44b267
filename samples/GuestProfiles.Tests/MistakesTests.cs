using Samples.Guests.Mistakes;
using Shouldly;
using StreamTesting;
using StreamTesting.Assertions;
using StreamTesting.Domains;
using StreamTesting.Xunit;
using Xunit;

namespace Samples.Guests.Tests;

/// <summary>Merges that look right and are wrong, each caught by the name of what it does.</summary>
public sealed class MistakesTests(KafkaFixture kafka) : IClassFixture<KafkaFixture>
{
    private const string Topic = "shop.public.orders";
    private static readonly DebeziumCapture Restarted = Deliveries.Capture("pg-restart-replay-keep-3");
    private static readonly DebeziumCapture Interleaved = Deliveries.Capture("pg-restart-open-transaction-committed-while-down");

    [StreamTheory, Seeds(2)]
    public Task Inserting_without_a_key_duplicates(Seed seed) =>
        Caught(new InsertsBlindly(), Restarted, Restarted.Replay(Topic).Redelivered(6, 3).Generate(seed), "duplicate");

    [StreamTheory, Seeds(2)]
    public Task Ignoring_deletes_keeps_who_is_gone(Seed seed) =>
        Caught(new IgnoresDeletes(), Restarted, Restarted.Replay(Topic).Redelivered(6, 3).Generate(seed), "key-change-ghost");

    [StreamTheory, Seeds(2)]
    public Task Keeping_the_first_version_goes_stale(Seed seed) =>
        Caught(new KeepsFirst(), Restarted, Restarted.Replay(Topic).Redelivered(6, 3).Generate(seed), "stale");

    [StreamTheory, Seeds(2)]
    public Task Remembering_deletes_for_ever_misses_who_comes_back(Seed seed) =>
        Caught(new NeverTakesBack(), Restarted, Restarted.Replay(Topic).Redelivered(6, 3).Generate(seed), "missing");

    [StreamTheory, Seeds(2)]
    public Task A_high_water_mark_over_all_keys_misses_interleaved_transactions(Seed seed) =>
        Caught(new DropsBelowHighWater(), Interleaved, Interleaved.Replay(Topic).Redelivered(2).Generate(seed), "missing");

    /// <summary>Seeds of which it is known: one delivery in twenty heals, its last copies being the newest versions.</summary>
    [StreamTheory, Seeds("st1-0000000000000f", "st1-00000000000039")]
    public Task Upserting_in_order_goes_stale_when_an_old_record_comes_behind_newer_ones(Seed seed) =>
        Caught(new InOrderMerge(), Restarted, Restarted.Replay(Topic).Duplicated(0.5).Generate(seed), "stale");

    private async Task Caught(IProfileMerge merge, DebeziumCapture capture, EventStream changes, string anomaly)
    {
        var rows = await kafka.ProjectedBy(merge, changes);

        var caught = Should.Throw<ShouldAssertException>(() => rows.ShouldConvergeTo(capture.TruthOf("public.orders"), changes.Truth));
        caught.Message.ShouldStartWith("ShouldConvergeTo failed: ");
        caught.Message.Split('\n')[0].ShouldContain(anomaly);
        caught.Message.ShouldContain($"[Seeds(\"{changes.Seed}\")]");
    }
}
