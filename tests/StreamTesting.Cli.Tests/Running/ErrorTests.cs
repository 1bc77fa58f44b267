namespace StreamTesting.Cli.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("genrate", "error: Required command was not provided.\nerror: Unrecognized command or argument 'genrate'.\nstreamtest --help lists what there is.\n")]
    [InlineData("generate", "error: generate needs a domain (hotel, orders, retail, stores, api, csv) or --plan FILE.\n")]
    [InlineData("generate orders --late-rat 0.1", "error: Unrecognized command or argument '--late-rat'.\nerror: Unrecognized command or argument '0.1'.\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --late-rate 1.5", "error: --late-rate is '1.5'; it must lie between 0 and 1 (6 % is 0.06).\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --late-rate NaN", "error: --late-rate is 'NaN'; it must lie between 0 and 1 (6 % is 0.06).\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --n-orders -1", "error: --n-orders is '-1'; it must be a whole number between 0 and 1000000000000.\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --start yesterday", "error: --start is 'yesterday'; it must be a moment, for example 2026-01-01 or 2026-01-01T09:30:00Z.\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --format xml", "error: --format is 'xml'; it must be one of jsonl, json, json-compact.\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --late 0.1 --late-up-to soon", "error: --late-up-to is 'soon'; it must be a time, for example 250ms, 90s, 15m, 1h30m, 3d or 01:30:00.\nstreamtest generate orders --help lists what there is.\n")]
    [InlineData("generate orders --late 0.1 --late-up-to 1s", "error: The longest delay of 'late' (upTo) is 00:00:01; it must lie between 00:01:00.0010000 and 3650.00:00:00.\n")]
    [InlineData("generate orders --shard 4/3", "error: --shard is '4/3'; it must be I/N with I from 1 to N, for example 2/7.\n")]
    [InlineData("generate orders --seed st1-000", "error: 'st1-000' is not a seed: after 'st1-' there are 14 characters, here 3. Copy it again from the failure text.\n")]
    [InlineData("generate orders --fault wings", "error: --fault is 'wings'; it must be NAME=VALUE.\n")]
    [InlineData("generate orders --speed-up 2 --eps 5", "error: --speed-up goes by the arrival times; leave --eps and --burst out.\n")]
    [InlineData("generate orders --set cancelRate=2", "error: --set cancelRate=2: The JSON is not a plan: The share of cancelled orders (cancelRate) is 2; it must lie between 0 and 1 (8 % is 0.08). The options of 'orders': count, start, span, tenantCount, userCount, v2Rate, cancelRate, shipRate, correctionRate, maxEventGap, transport.\n")]
    [InlineData("generate retail --min-delta 60 --max-delta 10", "error: The longest gap (maxGap) is 00:00:10; it must lie between 00:01:00 and 3650.00:00:00, in whole steps of 00:00:00.0000010.\n")]
    [InlineData("generate orders --truth -", "error: - is standard output, and only --output goes there.\n")]
    [InlineData("generate csv", "error: generate csv needs --file.\n")]
    [InlineData("explain 5", "error: explain needs the stream: --truth FILE, or --plan FILE and --seed SEED.\n")]
    [InlineData("inject", "error: inject needs one of --plan FILE and --file FILE.\n")]
    [InlineData("replay - --from 2026-02-01 --to 2026-01-01", "error: --to is 2026-01-01T00:00:00Z; it must lie after --from, 2026-02-01T00:00:00Z.\n")]
    [InlineData("replay - --speed-up 60", "error: --speed-up goes by the times of the file: name them with --time-field.\n")]
    [InlineData("replay - --separator ;;", "error: --separator is ';;'; it must be one character, for example ; or \\t.\n")]
    public async Task Run_WithWrongUsage_SaysValueAndRange(string arguments, string messages)
    {
        var run = await Run.Of(arguments);

        run.Messages.ShouldBe(messages);
        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithAFaultThatTheDomainHasNot_NamesThoseThereAre() =>
        (await Run.Of("generate hotel --fault wings=0.1")).Messages.ShouldMatch("^error: The domain 'hotel-bookings' has no fault 'wings'; it has missing-amount, ");

    [Fact]
    public async Task Run_OfAFileThatIsNotThere_SaysSo()
    {
        var run = await Run.Of("summary /nowhere/at/all.jsonl");

        run.Messages.ShouldContain("/nowhere/at/all.jsonl");
        run.ExitCode.ShouldBe(ExitCodes.Failed);
    }
}
