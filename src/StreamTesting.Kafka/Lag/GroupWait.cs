using System.Runtime.CompilerServices;

namespace StreamTesting.Kafka;

/// <summary>A wait for a group, which says at its end what was missing.</summary>
internal sealed class GroupWait(ConsumerLag lag, string group, TimeSpan interval)
{
    private readonly Polling _polling = new(lag.Time, interval, lag.Patience);

    /// <summary>All answers, until whoever wants them has enough.</summary>
    /// <exception cref="KafkaTimeoutException">The broker has not answered for too long.</exception>
    public async IAsyncEnumerable<T> AnswersAsync<T>(
        Func<CancellationToken, Task<T>> ask, Func<T?, IReadOnlyList<GroupLag>> lags, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        T? last = default;
        var answers = _polling.AnswersAsync(ask, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var ending = answers.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await answers.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (BrokerSilentException e)
            {
                throw new KafkaTimeoutException(LagText.Silent(lag.Broker, group, e.Silence, _polling.Problem, lags(last)), lags(last), 0, _polling.Problem);
            }

            yield return last = answers.Current;
        }
    }

    /// <summary>Waits for an answer that will do.</summary>
    public async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Func<T, bool> enough,
        TimeSpan within,
        Func<T, GroupStatus?, TimeSpan, string> late,
        Func<T?, IReadOnlyList<GroupLag>> lags,
        CancellationToken cancellationToken)
    {
        T? last = default;
        var isAnswered = false;
        using var limit = Polling.Limit(within, lag.Time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var answer in AnswersAsync(ask, lags, any.Token).ConfigureAwait(false))
            {
                isAnswered = true;
                if (enough(last = answer))
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (!isAnswered && enough(last = await FirstAsync(ask, lags, cancellationToken).ConfigureAwait(false)))
        {
            return last;
        }

        var status = await lag.LastWordAsync(group, cancellationToken).ConfigureAwait(false);
        throw new KafkaTimeoutException(late(last!, status, within), lags(last), 0, _polling.Problem);
    }

    /// <summary>The first answer, where the time was too short for one: without it there is nothing to say.</summary>
    private async Task<T> FirstAsync<T>(Func<CancellationToken, Task<T>> ask, Func<T?, IReadOnlyList<GroupLag>> lags, CancellationToken cancellationToken)
    {
        await foreach (var answer in AnswersAsync(ask, lags, cancellationToken).ConfigureAwait(false))
        {
            return answer;
        }

        throw new OperationCanceledException(cancellationToken);
    }
}
