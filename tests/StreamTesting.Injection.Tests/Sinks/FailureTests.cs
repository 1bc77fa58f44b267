namespace StreamTesting.Injection.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(400_000)]
    public async Task WriteToAsync_OnAFullDisk_LeavesNothingHalfAndSaysWhy(long room)
    {
        var stream = Streams.Orders(1000);
        File.WriteAllText(_folder["events.ndjson"], "of an earlier run");
        var disk = new FailingFiles(room);

        var failure = await Should.ThrowAsync<SinkException>(() => stream.WriteToAsync([
            new FileSink(new SingleRoute(_folder["events.ndjson"]), JsonLayout.Lines, disk),
            Sink.ByEventDate(_folder["dates"]),
            Sink.Truth(_folder["truth.jsonl"]),
        ]));

        failure.Message.ShouldMatch(
            $@"^'{_folder["events.ndjson"]}' can't be written: No space left on device\. \d+ arrivals were written until then\. Unfinished files were removed; files of earlier runs are as they were\.$");
        failure.Target.ShouldBe($"'{_folder["events.ndjson"]}'");
        failure.Reason.ShouldBe("No space left on device");
        _folder.Contents().Keys.ShouldBe(["events.ndjson"]);
        File.ReadAllText(_folder["events.ndjson"]).ShouldBe("of an earlier run");
    }

    [Fact]
    public async Task WriteToAsync_WhereAFileIsInTheWayOfAFolder_SaysWhy()
    {
        File.WriteAllText(_folder["out"], "a file");

        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync(Sink.File(_folder["out", "events.ndjson"])));

        failure.Message.ShouldStartWith($"'{_folder["out", "events.ndjson"]}' can't be written: ");
        failure.Message.ShouldContain(" 0 arrivals were written until then.");
        _folder.Contents().Keys.ShouldBe(["out"]);
    }

    [RootlessFact]
    public async Task WriteToAsync_IntoAReadOnlyFolder_SaysWhy()
    {
        Directory.CreateDirectory(_folder["out"]);
        Allow(_folder["out"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync(Sink.File(_folder["out", "events.ndjson"])));

        Allow(_folder["out"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        failure.Reason.ShouldContain("denied");
        _folder.Contents().ShouldBeEmpty();
    }

    [LinuxFact]
    public async Task WriteToAsync_IntoAFolderThatTakesNoFiles_SaysWhy()
    {
        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync([Sink.File("/sys/events.ndjson"), Sink.Truth(_folder["truth"])]));

        failure.Target.ShouldBe("'/sys/events.ndjson'");
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteToAsync_WhereTheSystemDenies_SaysWhy()
    {
        var disk = new FailingFiles(0, () => new UnauthorizedAccessException("Access to the path is denied."));

        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync(new FileSink(new SingleRoute(_folder["e"]), JsonLayout.Lines, disk)));

        failure.Reason.ShouldBe("Access to the path is denied");
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteToAsync_ToAStreamThatIsFull_SaysItsName()
    {
        await using var full = new FullStream();

        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync([Sink.Stream(full, name: "standard output"), Sink.File(_folder["e"])]));

        failure.Message.ShouldStartWith("standard output can't be written: No space left on device.");
        failure.IsClosedPipe.ShouldBeFalse();
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteToAsync_ToAClosedStream_SaysThePipeIsClosed()
    {
        var closed = new MemoryStream();
        await closed.DisposeAsync();

        var failure = await Should.ThrowAsync<SinkException>(() => Streams.Orders().WriteToAsync(Sink.Stream(closed)));

        failure.IsClosedPipe.ShouldBeTrue();
    }

    [Fact]
    public async Task WriteToAsync_WhereTheDomainFails_LeavesNothingAndThrowsItsError()
    {
        var plan = new StreamPlan(new BrokenDomain());

        await Should.ThrowAsync<InvalidOperationException>(() => plan.Generate(new Seed(1)).WriteToAsync([Sink.File(_folder["e"]), Sink.Truth(_folder["t"])]));

        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteToAsync_Cancelled_LeavesNothingHalfAndSaysTotals()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAt(10_000, cancel);

        var cancelled = (await Record.ExceptionAsync(() => Streams.Orders(1_000_000).WriteToAsync(
            [Sink.File(_folder["events.ndjson"]), Sink.ByEventDate(_folder["dates"]), Sink.Truth(_folder["truth.jsonl"])],
            new SinkOptions { Progress = progress, ProgressEvery = TimeSpan.Zero },
            cancel.Token))).ShouldBeOfType<SinkCancelledException>();

        cancelled.Statistics.Arrivals.ShouldBeGreaterThanOrEqualTo(10_000);
        cancelled.Statistics.Outputs.ShouldBeEmpty();
        cancelled.Message.ShouldContain("Unfinished files were removed.");
        _folder.Contents().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteToAsync_WithProgress_EndsWithAll()
    {
        var progress = new Last();
        var stream = Streams.Orders();

        await stream.WriteToAsync(Sink.File(_folder["e"]), new SinkOptions { Progress = progress, ProgressEvery = TimeSpan.Zero });

        progress.Value.ShouldBe(new SinkProgress(stream.Count(), Streams.Lines(stream).Length, null));
    }

    private static void Allow(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    private sealed class Last : IProgress<SinkProgress>
    {
        public SinkProgress Value { get; private set; }

        public void Report(SinkProgress value) => Value = value;
    }

    private sealed class CancelAt(long arrivals, CancellationTokenSource cancel) : IProgress<SinkProgress>
    {
        public void Report(SinkProgress value)
        {
            if (value.Arrivals >= arrivals)
            {
                cancel.Cancel();
            }
        }
    }

    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device", 28);
    }
}
