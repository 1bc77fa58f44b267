using System.Text.Json.Nodes;
using StreamTesting.Domains;

namespace StreamTesting.Cli.Tests;

public sealed class StepOptionTests
{
    [Fact]
    public void Catalog_HasEveryStepThatAPlanCanHave_WithAnExample()
    {
        StepCatalog.Kinds.Count.ShouldBe(StepCatalog.Examples.Count());
        StepCatalog.Kinds.ShouldAllBe(kind => StepCatalog.Text(kind).Contains($"--step '{kind.Name} "));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Step_OfEachExample_IsInThePlanAndMakesAStream(string example)
    {
        var domain = example.Contains("at=payload.after") ? "hotel --stream guests --guest-form debezium --n-guests 50" : "orders --n-orders 50 --partitions 3";

        var plan = JsonNode.Parse((await Run.Of($"generate {domain} --late-rate 0 --out-of-order-rate 0 --step '{example}' --print-plan")).Output)!;
        var made = await Run.Of($"generate {domain} --step '{example}'");
        var waits = example.Contains("barrier");

        Kebab.Of(plan["disorder"]!.AsArray()[^1]!["step"]!.GetValue<string>()).ShouldBe(example.Split(' ')[0]);
        made.Messages.Contains("error", StringComparison.Ordinal).ShouldBe(waits);
        made.ExitCode.ShouldBe(waits ? ExitCodes.Usage : ExitCodes.Ok);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void AddTo_AStepWithAllItsSettings_IsTheStepOfTheLibrary(string text, DisorderStep step)
    {
        var plan = StepText.AddTo(Orders.Lifecycles(50).Over(3), text);

        plan.Disorder.ShouldBe([step]);
    }

    [Theory]
    [InlineData("", "it names no step; there are late, ")]
    [InlineData("ofline rate=0.1", "there is no step 'ofline'; there are late, ")]
    [InlineData("offline rate=0.1", "'offline' needs up-to=TIME.")]
    [InlineData("offline rate=2 up-to=2h", "rate is '2'; it must lie between 0 and 1 (6 % is 0.06).")]
    [InlineData("offline rat=1 up-to=2h", "'offline' has no setting 'rat'; it has rate, up-to, at-least, after, choosing.")]
    [InlineData("offline rate=0.1 up-to=2x", "up-to is '2x'; it must be a time, for example ")]
    [InlineData("offline rate=0.1 rate=0.1 up-to=1h", "rate is given twice.")]
    [InlineData("offline rate", "'rate' is no setting; write NAME=VALUE, for example rate=0.1.")]
    [InlineData("offline rate=0.1 up-to=1s", "The longest stretch of 'offline' (upTo) is 00:00:01; it must lie between ")]
    [InlineData("skewed rate=0.1 partition=x", "partition is 'x'; it must be a whole number.")]
    [InlineData("duplicated rate=0.1 as=redelivery", "as is 'redelivery'; it must be one of exact, retry, conflicting.")]
    [InlineData("duplicated rate=0.1 choosing=1", "choosing is '1'; it must be one of exactly, by-coin.")]
    [InlineData("poisoned rate=0.1 kinds=cut", "kinds is 'cut'; it must be some of ")]
    [InlineData("poisoned rate=0.1 kinds=none", "kinds is 'none'; it must be some of ")]
    [InlineData("evolved", "it changes no field; give introduced=FIELD")]
    [InlineData("evolved renamed=payload.amount", "renamed lacks its second part; it must be renamed=FIELD:NAME.")]
    [InlineData("evolved removed=payload.nothing", "No event of the domain 'orders' can show the change 'removed payload.nothing'")]
    [InlineData("evolved removed=payload.amount has-default=yes", "has-default is 'yes'; it must be true or false.")]
    [InlineData("evolved removed=payload.amount from=now", "from is 'now'; it must be a moment, for example ")]
    [InlineData("evolved removed=payload.amount of=a,,b", "of is 'a,,b'; it must be names apart by commas.")]
    [InlineData("evolved gone=payload.amount", "'evolved' has no setting 'gone'; it has rate, from, of, choosing, has-default, and introduced=FIELD")]
    [InlineData("faulty rate=0.1", "it has 0 faults; give one: fault=NAME")]
    [InlineData("faulty rate=0.1 fault=nope", "the domain 'orders' has no fault 'nope'; it has missing-amount, ")]
    [InlineData("faulty missing=payload.amount", "'faulty' needs rate=RATE.")]
    [InlineData("disturbed times=2", "'disturbed' needs by=lost-acknowledgement|leader-move|broker-down|")]
    [InlineData("disturbed by=rain", "by is 'rain'; it must be one of lost-acknowledgement, leader-move, ")]
    [InlineData("disturbed by=rebalance times=0", "How often a rebalance happens (times) is 0; it must lie between 1 and 1000.")]
    [InlineData("disturbed by=rebalance lasting=3", "'Lasting' is for a broker down; leave it out for a rebalance.")]
    public async Task Step_ThatIsWrong_IsRefusedWithItsValue(string step, string expected)
    {
        var run = await Run.Of($"generate orders --n-orders 10 --step '{step}'".Replace("''", "' '"));

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldContain(expected);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Step_OfAPartitionThatIsNotThere_IsRefused() =>
        (await Run.Of("generate orders --n-orders 10 --step 'idle partition=7'")).Messages.ShouldContain("names partition 7, and there are 1");

    [Fact]
    public async Task Disturbed_ByWhatHappensToABrokerOfATest_IsRefusedWithWhatToDo()
    {
        var run = await Run.Of("generate orders --n-orders 10 --step 'disturbed by=leader-move'");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldContain("error: The plan has '1 leader move', which happens to the embedded broker and its clients: files, pipes and other brokers know nothing of it.");
    }

    [Fact]
    public async Task Steps_AreListed() => (await Run.Of("steps")).Output.ShouldBeApproved();

    public static TheoryData<string> Examples() => [.. StepCatalog.Examples];

    public static TheoryData<string, DisorderStep> Steps() => new()
    {
        { "late rate=0.05 up-to=2h at-least=1h choosing=by-coin", new Late(0.05, TimeSpan.FromHours(2)) { AtLeast = TimeSpan.FromHours(1), Choosing = Choosing.ByCoin } },
        { "lateByDays rate=0.05 maxDays=2", new LateByDays(0.05, 2) },
        { "duplicated rate=0.1 as=retry within=500ms at-least=100ms", new Duplicated(0.1) { As = DuplicateKind.Retry, Within = TimeSpan.FromMilliseconds(500), AtLeast = TimeSpan.FromMilliseconds(100) } },
        { "offline rate=0.1 up-to=2h after=0s", new Offline(0.1, TimeSpan.FromHours(2)) { After = TimeSpan.Zero } },
        { "disturbed by=lost-acknowledgement times=3", Disturbance.LostAcknowledgement(3) },
        { "disturbed by=consumer-crash at=after-commit", Disturbance.ConsumerCrash(at: CrashPoint.AfterCommit) },
        { "disturbed by=broker-down times=2 lasting=50 after-barrier=true", Disturbance.BrokerDown(50, 2, afterBarrier: true) },
        { "disturbed by=lostAcknowledgement idempotent=true", Disturbance.LostAcknowledgement(idempotent: true) },
        { "idle partition=1 from=1h lasting=30m", new Idle(1) { From = TimeSpan.FromHours(1), Lasting = TimeSpan.FromMinutes(30) } },
        { "poisoned rate=0.1 kinds=cut-short,huge huge-bytes=2000", new Poisoned(0.1, PoisonKinds.CutShort | PoisonKinds.Huge) { HugeBytes = 2000 } },
        { "partial-updates rate=0.1 keep=a,b of=order_shipped", new PartialUpdates(0.1, "") { Keep = ["a", "b"], Of = ["order_shipped"] } },
        {
            "evolved renamed=payload.user_id:customer_id restated=schema_version:3 rate=0.3 of=order_created from=2026-01-02",
            new Evolved([FieldChange.Renamed("payload.user_id", "customer_id"), FieldChange.Restated("schema_version", 3)], 0.3)
            {
                Of = ["order_created"], From = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
            }
        },
        { "evolved introduced=payload.amount rate=0.5 has-default=false", new Evolved([FieldChange.Introduced("payload.amount", hasDefault: false)], 0.5) },
        { "evolved added=payload.note:\"two words\"", new Evolved([FieldChange.Added("payload.note", "two words")]) },
        { "faulty rate=0.1 swapped=payload.old_amount:payload.new_amount breaks-checksum=true", new Faulty(0.1, PayloadFault.Swapped("payload.old_amount", "payload.new_amount")) { BreaksChecksum = true } },
        { "faulty rate=0.1 wrong=payload.currency:XXX name=odd of=order_created", new Faulty(0.1, PayloadFault.Wrong("payload.currency", "XXX").Named("odd", ["order_created"])) },
        { "faulty rate=0.1 fault=missing-amount", new Faulty(0.1, Orders.Lifecycles(1).Domain.Faults.Single(fault => fault.Name == "missing-amount")) },
    };
}
