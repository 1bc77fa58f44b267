namespace StreamTesting.Cli.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("genrate", "error: Unrecognized command or argument 'genrate'.\nstreamtest --help lists what there is.\n")]
    [InlineData("generate", "error: generate needs a domain (hotel, orders, retail, stores, api, tables, csv) or --plan FILE.\n")]
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
    [InlineData("explain 5", "error: explain needs the stream: --truth FILE, or --plan FILE and --seed SEED, or --capture FILE.\n")]
    [InlineData("inject", "error: inject needs one of --plan FILE and --file FILE.\n")]
    [InlineData("replay - --from 2026-02-01 --to 2026-01-01", "error: --to is 2026-01-01T00:00:00Z; it must lie after --from, 2026-02-01T00:00:00Z.\n")]
    [InlineData("replay - --speed-up 60", "error: --speed-up goes by the times of the file: name them with --time-field.\n")]
    [InlineData("replay - --separator ;;", "error: --separator is ';;'; it must be one character, for example ; or \\t.\n")]
    [InlineData("generate orders --seed -1", "error: --seed is '-1'; it must be a seed's text (for example st1-000000000001as) or a whole number from 0 to 18446744073709551615.\n")]
    [InlineData("generate orders --late-up-to 2h", "error: --late-up-to changes nothing without --late; give both.\n")]
    [InlineData("generate orders --duplicate-as exact", "error: --duplicate-as changes nothing without --duplicate-rate; give both.\n")]
    [InlineData("generate api --max-late-days 2", "error: --max-late-days changes nothing without --late-rate; give both.\n")]
    [InlineData("generate orders --burst-eps 5", "error: --burst-eps changes nothing without --burst; give both.\n")]
    [InlineData("generate orders --kafka-topic x", "error: --kafka-topic changes nothing without --kafka-bootstrap; give both.\n")]
    [InlineData("generate orders --output /nowhere/x --truth /nowhere/../nowhere/x", "error: --output and --truth are both '/nowhere/x'; give each a place of its own.\n")]
    [InlineData("generate orders --partitions 3 --kafka-partitions 4", "error: --partitions is 3 and --kafka-partitions 4; a stream has one number of partitions, so leave one of them out.\n")]
    [InlineData("generate retail --continuous --truth /nowhere/x", "error: The stream has no end, and --truth gets its name at the end only: write to standard output or Kafka, or give it an end (--duration, --n-happenings).\n")]
    [InlineData("generate stores --mixed 5 --days 2", "error: --days is about days, and --mixed is a batch without any; leave one of them out.\n")]
    [InlineData("generate hotel --stream guests --update-rate 0.1", "error: --update-rate changes nothing with --stream guests; leave one of them out.\n")]
    [InlineData("generate hotel --n-guests 5", "error: --n-guests changes nothing with --stream bookings; leave one of them out.\n")]
    [InlineData("generate hotel --as-documented --stream all", "error: --stream changes nothing with --as-documented; leave one of them out.\n")]
    [InlineData("generate hotel --replay x.csv --n-bookings 5", "error: --n-bookings changes nothing with --replay; leave one of them out.\n")]
    [InlineData("generate stores --patterned", "error: --patterned is about a mixed batch; give --mixed N as well.\n")]
    [InlineData("generate stores --mixed 5 --weight ad_impression=-1", "error: The weight of --weight ad_impression=-1 is '-1'; it must be a number from 0.\n")]
    [InlineData("generate stores --types a,,b", "error: --types is 'a,,b'; it must be names apart by commas, for example receipt_created,payment_processed.\n")]
    [InlineData("generate api --set nested.rate=1", "error: --set nested.rate=1: there is no group 'nested' in 'api'; its options: ", true)]
    [InlineData("generate stores --set supply.sevrity=1", "error: --set supply.sevrity=1: there is no 'sevrity' in supply; it has products, ", true)]
    [InlineData("generate api --set spikes=1", "error: --set spikes=1: The JSON is not a plan: there is no option 'spikes'. The options of 'api': ", true)]
    [InlineData("generate stores --set supply=1", "error: --set supply=1: The JSON is not a plan: the value of 'supply' is of the wrong kind; ", true)]
    public async Task Run_WithWrongUsage_SaysValueAndRange(string arguments, string messages, bool isBeginning = false)
    {
        var run = await Run.Of(arguments);

        (isBeginning ? run.Messages[..Math.Min(run.Messages.Length, messages.Length)] : run.Messages).ShouldBe(messages);
        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithAFaultThatTheDomainHasNot_NamesThoseThereAre() =>
        (await Run.Of("generate hotel --fault wings=0.1")).Messages.ShouldMatch("^error: --fault wings=0.1: the domain 'hotel-bookings' has no fault 'wings'; it has missing-amount, ");

    [Theory]
    [InlineData("id,at\na,2026-01-01\nb,nope\n", "--max-bad-rows 0", ExitCodes.BadInput, "line 3, at 'nope'")]
    [InlineData("id,at\na,2026-01-01\nb,nope\n", "--set mostBadRows=0", ExitCodes.BadInput, "line 3, at 'nope'")]
    [InlineData("", "", ExitCodes.BadInput, "It is empty")]
    [InlineData("id,at,at\n", "", ExitCodes.BadInput, "The column 'at' comes twice")]
    [InlineData("id,on\n", "", ExitCodes.Usage, "There is no column 'at'; there are id, on.")]
    [InlineData(null, "", ExitCodes.Failed, "Could not find file")]
    public async Task Csv_ThatIsMalformed_HasAnExitCodeOfItsOwn(string? text, string options, int exitCode, string message)
    {
        using var folder = new TemporaryFolder();
        if (text is not null)
        {
            File.WriteAllText(folder["rows.csv"], text);
        }

        var run = await Run.Of($"generate csv --file {folder["rows.csv"]} --time-column at --key-column id {options}");

        run.ExitCode.ShouldBe(exitCode);
        run.Messages.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"cancelRate\"", "\"cancelRat\"", "there is no option 'cancelRat'.")]
    [InlineData("\"lateByDays\"", "\"lateByDay\"", "there is no step 'lateByDay'; there are late, lateByDays, ")]
    [InlineData("\"rate\": 0.06", "\"rate\": true", "the value of 'disorder[0].rate' is of the wrong kind")]
    [InlineData("\"rate\": 0.06", "\"rate\": 6", "The rate of 'late-by-days' is 6; it must lie between 0 and 1 (6 % is 0.06).")]
    [InlineData("\"rate\": 0.06", "\"rate\": 0.06x", "line ")]
    public async Task Plan_ThatIsDamaged_SaysWhatIsWrongWithIt(string old, string damaged, string message)
    {
        using var folder = new TemporaryFolder();
        var plan = (await Run.Of("generate orders --print-plan")).Output;
        plan.ShouldContain(old);
        File.WriteAllText(folder["plan.json"], plan.Replace(old, damaged));

        var run = await Run.Of($"generate --plan {folder["plan.json"]}");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Messages.ShouldStartWith($"error: {folder["plan.json"]}: The JSON is not a plan: ");
        run.Messages.ShouldContain(message);
    }

    [Fact]
    public async Task Run_OfAFolderForAFile_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var run = await Run.Of($"summary {folder.Root}");

        run.Messages.ShouldBe($"error: '{folder.Root}' is a folder; name a file in it.\n");
        run.ExitCode.ShouldBe(ExitCodes.Failed);
    }

    [Fact]
    public async Task Run_OfAFileThatIsNotThere_SaysSo()
    {
        var run = await Run.Of("summary /nowhere/at/all.jsonl");

        run.Messages.ShouldContain("/nowhere/at/all.jsonl");
        run.ExitCode.ShouldBe(ExitCodes.Failed);
    }
}
