using System.Reactive;
using System.Reactive.Disposables;
using System.Reactive.Linq;

namespace StreamTesting;

/// <summary>Checks as operators: violations as they happen, and verdicts at the end.</summary>
public static class Judging
{
    /// <summary>Yields the violations as they happen; each subscription is a fold of its own.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The observations.</param>
    /// <param name="check">The check.</param>
    /// <returns>
    /// The violations; after the source completes those that only the end could tell (also <see cref="Anomalies.Vacuous"/>), and
    /// completion. Where the source fails, it fails with the same exception.
    /// </returns>
    public static IObservable<Violation> Violations<T>(this IObservable<Observed<T>> source, ICheck<T> check)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(check);
        OriginCheck.Refuse(check.Truth, check.DependsOnArrivalOrder, ObservedSource.OriginOf(source));
        return Observable.Create<Violation>(observer =>
        {
            var ended = new BooleanDisposable();
            var fold = check.Start();
            var subscription = source
                .SelectMany(fold.Observe)
                .Materialize()
                .SelectMany(notification => notification.Kind == NotificationKind.OnCompleted
                    ? fold.Complete().Rest.TakeWhile(_ => !ended.IsDisposed).Select(Notification.CreateOnNext).Append(notification)
                    : [notification])
                .Dematerialize()
                .Subscribe(observer);
            return new CompositeDisposable(ended, subscription);
        });
    }

    /// <summary>Yields the verdict when the source ends; each subscription is a fold of its own.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The observations.</param>
    /// <param name="check">The check.</param>
    /// <returns>One verdict, and completion. Where the source or the check fails, the verdict holds the exception.</returns>
    public static IObservable<Verdict> Judge<T>(this IObservable<Observed<T>> source, ICheck<T> check)
    {
        Prepare(source, check, new JudgeOptions());
        return Observable.Defer(() =>
        {
            var fold = check.Start();
            return source
                .Do(observation => fold.Observe(observation))
                .IgnoreElements()
                .Materialize()
                .Select(end => end.Kind == NotificationKind.OnError
                    ? fold.Complete(ObservationEnding.Faulted, end.Exception).Verdict.With(ObservedSource.ProgressTextOf(source), source)
                    : fold.Complete().Verdict.With(null, source));
        });
    }

    /// <summary>Awaits the observations and gives the verdict. It subscribes at once, before it returns.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The observations. A source that pushes from several threads at once is taken one by one.</param>
    /// <param name="check">The check.</param>
    /// <param name="options">How long to wait, and whether to stop early; all of the observations within 90 seconds by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict; a source that fails or does not end gives an undecided or failed one, no exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The check's truth is of another stream than the source says was injected.</exception>
    public static Task<Verdict> JudgeAsync<T>(
        this IObservable<Observed<T>> source, ICheck<T> check, JudgeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new JudgeOptions();
        Prepare(source, check, options);
        var judgement = new Judgement<T>(check, source, options, cancellationToken);
        judgement.Start();
        judgement.Subscribe(source);
        return judgement.Verdict;
    }

    /// <summary>Awaits the observations and gives the verdict.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The observations.</param>
    /// <param name="check">The check.</param>
    /// <param name="options">How long to wait, and whether to stop early; all of the observations within 90 seconds by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict; a source that fails or does not end gives an undecided or failed one, no exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The check's truth is of another stream than the source says was injected.</exception>
    public static Task<Verdict> JudgeAsync<T>(
        this IAsyncEnumerable<Observed<T>> source, ICheck<T> check, JudgeOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new JudgeOptions();
        Prepare(source, check, options);
        var judgement = new Judgement<T>(check, source, options, cancellationToken);
        judgement.Start();
        _ = Task.Run(() => judgement.Pull(source), CancellationToken.None);
        return judgement.Verdict;
    }

    /// <summary>Takes the observations in and gives the verdict.</summary>
    /// <typeparam name="T">What is observed.</typeparam>
    /// <param name="source">The observations. Where their enumeration blocks, so does this method.</param>
    /// <param name="check">The check.</param>
    /// <param name="options">How long it may take, looked at now and then; and whether to stop early.</param>
    /// <returns>The verdict; a source that fails or does not end gives an undecided or failed one, no exception.</returns>
    /// <exception cref="ArgumentException">The check's truth is of another stream than the source says was injected.</exception>
    public static Verdict Judge<T>(this IEnumerable<Observed<T>> source, ICheck<T> check, JudgeOptions? options = null)
    {
        options ??= new JudgeOptions();
        Prepare(source, check, options);
        return PulledJudgement.Of(source, check, options);
    }

    private static void Prepare<T>(object source, ICheck<T> check, JudgeOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(check);
        options.Validate();
        OriginCheck.Refuse(check.Truth, check.DependsOnArrivalOrder, ObservedSource.OriginOf(source));
    }
}
