using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Log;

public sealed class SegmentFilesTests : IDisposable
{
    private const int BatchSize = 10_000;

    private readonly ManualTime time = new();
    private readonly MemoryBudget memory = new(64 << 20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("streamtesting-segments-");
    private readonly List<IDisposable> made = [];

    public void Dispose()
    {
        made.Reverse();
        made.ForEach(one => one.Dispose());
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Append_ManySegments_LeavesOnlyTheLastInMemory()
    {
        var files = Files();
        var log = Log(files);
        Fill(log, 2_000);

        memory.Used.ShouldBeLessThanOrEqualTo(4 << 20);
        files.Used.ShouldBeGreaterThan(15 << 20);
        Offsets(log).ShouldBe(Enumerable.Range(0, 2_000).Select(i => (long)i));
    }

    [Fact]
    public void Append_PastTheLimitOfTheFiles_IsRefusedAndLosesNothing()
    {
        var files = Files(limit: 100_000);
        var log = Log(files);
        AppendResult result;
        var taken = 0;
        while ((result = log.Append(Batch(), 0, LogSettings.Default)).Error == LogError.None)
        {
            taken++;
        }

        result.Error.ShouldBe(LogError.PolicyViolation);
        result.Reason!.ShouldContain("SegmentFolderLimit");
        files.Used.ShouldBeLessThanOrEqualTo(100_000);
        (taken, log.EndOffset).ShouldBe((taken, taken));
        taken.ShouldBeGreaterThan(8);
        Offsets(log).Count.ShouldBe(taken);
    }

    [Fact]
    public void Append_RefusedForFiles_IsTakenAgainOnceThereIsRoom()
    {
        var files = Files(limit: 80L << 20);
        var (full, other) = (Log(files), Log(files));
        Fill(other, 7_000);
        FillUp(full);

        other.Dispose();
        full.Append(Batch(), 0, LogSettings.Default).Error.ShouldBe(LogError.None);
    }

    [Fact]
    public void Append_MemoryFullOfOtherLogs_MovesThemToFiles()
    {
        var small = new MemoryBudget(64 * 1024);
        var files = Files();
        var logs = Enumerable.Range(0, 20).Select(_ => Log(files, small)).ToList();
        foreach (var round in Enumerable.Range(0, 3))
        {
            logs.ForEach(log => log.Append(Batch(), 0, LogSettings.Default).Error.ShouldBe(LogError.None));
        }

        small.Used.ShouldBeLessThanOrEqualTo(64 * 1024);
        logs.ForEach(log => Offsets(log).ShouldBe([0L, 1, 2]));
    }

    [Fact]
    public void Append_LargerThanTheMemory_IsRefusedWithTheLimit()
    {
        var log = Log(Files(), new MemoryBudget(16 * 1024));

        var refused = log.Append(new TestBatch { ValueSize = 20_000 }.Build(), 0, LogSettings.Default);

        refused.Error.ShouldBe(LogError.PolicyViolation);
        refused.Reason!.ShouldContain("MemoryLimit");
    }

    [Fact]
    public void Dispose_OfLogs_GivesFilesAndMemoryBack()
    {
        var files = Files();
        var (first, second) = (Log(files), Log(files));
        Fill(first, 1_000);
        Fill(second, 1_000);

        first.Dispose();
        second.Dispose();
        memory.Used.ShouldBe(0);
        files.Dispose();

        files.Used.ShouldBe(0);
    }

    [Fact]
    public void DeleteBefore_ManyFiles_GivesThoseBackThatAreNotNeeded()
    {
        var files = Files();
        var log = Log(files);
        Fill(log, 20_000);
        files.Used.ShouldBeGreaterThan(180L << 20);

        log.DeleteBefore(19_900);

        files.Used.ShouldBeLessThan(100L << 20);
        Offsets(log).ShouldBe(Enumerable.Range(19_900, 100).Select(i => (long)i));
    }

    [Fact]
    public void Read_SliceHeldWhileTheLogGoes_StaysAsItWas()
    {
        var files = Files();
        var log = Log(files);
        Fill(log, 10);
        log.MoveToFiles();
        var read = log.Read(0, 50_000, atLeastOne: true);
        var before = read.Slice.Bytes.ToArray();

        log.Dispose();
        files.Dispose();
        Fill(Log(Files()), 10);

        read.Slice.Bytes.ToArray().ShouldBe(before);
        read.Slice.Release();
    }

    [Fact]
    public async Task Read_WhileOthersWriteAndDelete_GivesWholeBatchesInOrder()
    {
        var log = Log(Files());
        var writing = Task.Run(() => Fill(log, 3_000));
        var deleting = Task.Run(() =>
        {
            for (var start = 0; start < 1_000; start += 50)
            {
                log.DeleteBefore(Math.Min(start, log.EndOffset));
            }
        });
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var offset = log.StartOffset; offset < 3_000;)
            {
                var read = log.Read(offset, 100_000, atLeastOne: true);
                if (read.Error == LogError.OffsetOutOfRange)
                {
                    offset = log.StartOffset;
                    continue;
                }

                for (var bytes = read.Slice.Bytes; !bytes.IsEmpty; bytes = bytes[RecordBatch.SizeAt(bytes.Span)..])
                {
                    var batch = BatchCheck.View(bytes.Span[..RecordBatch.SizeAt(bytes.Span)]);
                    (batch.BaseOffset, batch.Crc).ShouldBe((offset++, batch.ComputeCrc()));
                }

                read.Slice.Release();
            }
        }));

        await Task.WhenAll([writing, deleting, .. readers]).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Files_OnUnix_AreNeverSeen()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Fill(Log(Files()), 1_000);

        folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void Files_FolderThatCannotBe_IsASentence()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "");

        var refused = Should.Throw<IOException>(() => new SegmentFiles(Path.Combine(file, "below"), "x", 1 << 20));

        refused.Message.ShouldContain("SegmentFolder");
        refused.Message.ShouldContain(file);
    }

    private SegmentFiles Files(long limit = 1L << 30) => Kept(new SegmentFiles(folder.FullName, $"{made.Count}", limit));

    private PartitionLog Log(SegmentFiles files, MemoryBudget? budget = null) => Kept(new PartitionLog(budget ?? memory, time, files));

    private T Kept<T>(T one)
        where T : IDisposable
    {
        made.Add(one);
        return one;
    }

    private static byte[] Batch() => new TestBatch { ValueSize = BatchSize }.Build();

    private static void FillUp(PartitionLog log)
    {
        while (log.Append(Batch(), 0, LogSettings.Default).Error == LogError.None)
        {
        }
    }

    private static void Fill(PartitionLog log, int count)
    {
        var batch = Batch();
        for (var i = 0; i < count; i++)
        {
            log.Append(batch, 0, LogSettings.Default).Error.ShouldBe(LogError.None);
        }
    }

    private static List<long> Offsets(PartitionLog log)
    {
        var offsets = new List<long>();
        for (var offset = log.StartOffset; offset < log.EndOffset; offset++)
        {
            var read = log.Read(offset, 1, atLeastOne: true);
            var batch = BatchCheck.View(read.Slice.Bytes.Span);
            batch.Crc.ShouldBe(batch.ComputeCrc());
            offsets.Add(batch.BaseOffset);
            read.Slice.Release();
        }

        return offsets;
    }
}
