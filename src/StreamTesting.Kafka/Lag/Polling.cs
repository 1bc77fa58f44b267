using System.Diagnostics;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Asks a broker again and again, at an interval: the one place where a wait for Kafka passes time. A question that fails is asked again, until the broker has
/// been silent for too long.
/// </summary>
internal sealed class Polling(TimeProvider time, TimeSpan interval, Func<TimeSpan> patience)
{
    public Polling(TimeProvider time, TimeSpan interval, TimeSpan patience)
        : this(time, interval, () => patience)
    {
    }

    /// <summary>Why the last question failed; null where it was answered.</summary>
    public KafkaException? Problem { get; private set; }

    private TimeSpan Patience => Debugger.IsAttached ? Timeout.InfiniteTimeSpan : patience();

    /// <summary>Limits a wait. Under a debugger nothing is limited.</summary>
    public static CancellationTokenSource Limit(TimeSpan within, TimeProvider time) => new(Debugger.IsAttached ? Timeout.InfiniteTimeSpan : within, time);

    /// <summary>All answers, until whoever wants them has enough.</summary>
    /// <exception cref="BrokerSilentException">The broker has not answered for longer than it may.</exception>
    public async IAsyncEnumerable<T> AnswersAsync<T>(Func<CancellationToken, Task<T>> ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lastAnswer = time.GetTimestamp();
        using var timer = new PeriodicTimer(interval, time);
        do
        {
            T? answer = default;
            try
            {
                answer = await ask(cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
                Problem = null;
                lastAnswer = time.GetTimestamp();
            }
            catch (KafkaException e)
            {
                Problem = e;
                var silence = time.GetElapsedTime(lastAnswer);
                if (silence >= Patience && Patience != Timeout.InfiniteTimeSpan)
                {
                    throw new BrokerSilentException(silence);
                }
            }
            catch (TimeoutException e) when (e is not KafkaTimeoutException)
            {
                throw new BrokerSilentException(time.GetElapsedTime(lastAnswer));
            }

            if (Problem is null)
            {
                yield return answer!;
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
