namespace StreamTesting.EmbeddedKafka;

/// <content>What happens to the request and its answer.</content>
public abstract partial record FaultAction
{
    internal sealed record RefuseAction(string Error) : FaultAction
    {
        internal override string? Problem() => FindError(Error) is null ? UnknownError(Error) : null;
    }

    internal sealed record AnswerWithAction(string Error) : FaultAction
    {
        internal override string? Problem() => FindError(Error) is null ? UnknownError(Error) : null;
    }

    internal sealed record LoseAnswerAction : FaultAction;

    internal sealed record TruncateAnswerAction : FaultAction;

    internal sealed record CloseAction : FaultAction;

    internal sealed record DelayAction(TimeSpan Time) : FaultAction
    {
        internal override string? Problem() => Time > TimeSpan.Zero ? null : $"A delay must be more than zero; it is {Time}.";
    }

    internal sealed record ThrottleAction(TimeSpan Time) : FaultAction
    {
        internal override string? Problem() =>
            Time >= TimeSpan.FromMilliseconds(1) && Time.TotalMilliseconds <= int.MaxValue ? null : $"A throttle time must be at least a millisecond; it is {Time}.";
    }
}
