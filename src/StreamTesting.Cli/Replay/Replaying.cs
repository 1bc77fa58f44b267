using System.Globalization;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Puts items somewhere at a pace, with totals whatever ends it.</summary>
internal static class Replaying
{
    public static async Task<int> RunAsync(
        IEnumerable<ReplayItem> items, IReplayTarget target, Pace pace, BadLines problems, CliConsole console, bool quiet, CancellationToken cancellationToken)
    {
        var counts = new Counts(console.Time);
        try
        {
            var place = await Progress.ShowAsync(console, quiet, target is StreamTarget, progress => PutAllAsync(items, target, new Pacer(pace, console.Time), counts, progress, cancellationToken)).ConfigureAwait(false);
            Say(console, quiet, counts, $"to {place}");
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException)
        {
            console.Say($"Cancelled after {counts}.");
            return ExitCodes.Cancelled;
        }
        finally
        {
            problems.Tell();
        }
    }

    private static async Task<string> PutAllAsync(
        IEnumerable<ReplayItem> items, IReplayTarget target, Pacer pacer, Counts counts, IProgress<SinkProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var time = item.Time ?? default;
            if (pacer.LeftUntil(time) > TimeSpan.Zero)
            {
                await target.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            await pacer.WaitAsync(time, cancellationToken).ConfigureAwait(false);
            await target.PutAsync(item, cancellationToken).ConfigureAwait(false);
            counts.Add(item);
            counts.Report(progress);
        }

        return await target.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Say(CliConsole console, bool quiet, Counts counts, string where)
    {
        if (!quiet)
        {
            console.Say($"{counts} {where}");
        }
    }

    private sealed class Counts(TimeProvider time)
    {
        private readonly long _started = time.GetTimestamp();
        private long _items;
        private long _bytes;
        private long _reported;

        public void Add(ReplayItem item)
        {
            _items++;
            _bytes += item.Json.Length;
        }

        public void Report(IProgress<SinkProgress>? progress)
        {
            if (progress is not null && time.GetElapsedTime(_reported) >= TimeSpan.FromMilliseconds(100))
            {
                _reported = time.GetTimestamp();
                progress.Report(new SinkProgress(_items, _bytes, null));
            }
        }

        public override string ToString()
        {
            var seconds = time.GetElapsedTime(_started).TotalSeconds;
            return string.Create(CultureInfo.InvariantCulture, $"{_items} events, {_bytes} bytes in {seconds:0.###} s ({(seconds > 0 ? _items / seconds : 0):0} a second)");
        }
    }
}
