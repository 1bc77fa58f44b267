using System.Text.Json.Serialization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka;

/// <summary>What a fault does to a request, or to the cluster when a request comes. Made by the members of this class, or read from JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(RefuseAction), "refuse")]
[JsonDerivedType(typeof(AnswerWithAction), "answerWith")]
[JsonDerivedType(typeof(LoseAnswerAction), "loseAnswer")]
[JsonDerivedType(typeof(TruncateAnswerAction), "truncateAnswer")]
[JsonDerivedType(typeof(CloseAction), "close")]
[JsonDerivedType(typeof(DelayAction), "delay")]
[JsonDerivedType(typeof(ThrottleAction), "throttle")]
[JsonDerivedType(typeof(MoveLeaderAction), "moveLeader")]
[JsonDerivedType(typeof(StopBrokerAction), "stopBroker")]
[JsonDerivedType(typeof(StartBrokerAction), "startBroker")]
[JsonDerivedType(typeof(ForceRebalanceAction), "forceRebalance")]
[JsonDerivedType(typeof(ExpireSessionAction), "expireSession")]
[JsonDerivedType(typeof(MoveGroupCoordinatorAction), "moveGroupCoordinator")]
[JsonDerivedType(typeof(MoveTransactionCoordinatorAction), "moveTransactionCoordinator")]
[JsonDerivedType(typeof(AbortTransactionAction), "abortTransaction")]
[JsonDerivedType(typeof(DeleteTopicAction), "deleteTopic")]
[JsonDerivedType(typeof(NoticeAction), "notice")]
public abstract partial record FaultAction
{
    private protected FaultAction()
    {
    }

    /// <summary>Does what was asked, throws the answer away and closes the connection: an acknowledgement that got lost.</summary>
    public static FaultAction LoseAnswer { get; } = new LoseAnswerAction();

    /// <summary>Does what was asked, writes half of the answer's frame and closes the connection.</summary>
    public static FaultAction TruncateAnswer { get; } = new TruncateAnswerAction();

    /// <summary>Does nothing and closes the connection.</summary>
    public static FaultAction Close { get; } = new CloseAction();

    /// <summary>Answers an error for all that the request asks for, and does nothing of it.</summary>
    /// <param name="error">Kafka's name of the error, such as <c>NOT_LEADER_OR_FOLLOWER</c>.</param>
    /// <exception cref="ArgumentException">There is no such error.</exception>
    public static FaultAction Refuse(string error) => new RefuseAction(Checked(error));

    /// <summary>Does what was asked and answers an error all the same, such as <c>REQUEST_TIMED_OUT</c>: "stored, but not acknowledged".</summary>
    /// <param name="error">Kafka's name of the error.</param>
    /// <exception cref="ArgumentException">There is no such error.</exception>
    public static FaultAction AnswerWith(string error) => new AnswerWithAction(Checked(error));

    /// <summary>Does what was asked, and holds the answer back; those behind it on the same connection wait as well.</summary>
    /// <param name="time">How long, in real time; more than zero.</param>
    public static FaultAction Delay(TimeSpan time) => new DelayAction(time);

    /// <summary>Does what was asked, and tells the client in the answer to be quiet for a time (throttle_time_ms).</summary>
    /// <param name="time">How long; at least a millisecond.</param>
    public static FaultAction Throttle(TimeSpan time) => new ThrottleAction(time);

    /// <summary>What is wrong with the action, in a sentence; null if nothing.</summary>
    internal virtual string? Problem() => null;

    /// <summary>The error of a name; null if there is none.</summary>
    internal static ErrorCode? FindError(string name) =>
        Enum.TryParse<ErrorCode>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var error) && Enum.IsDefined(error) && error != ErrorCode.None
            && !char.IsAsciiDigit(name.FirstOrDefault()) && name[0] != '-'
            ? error
            : null;

    private static string Checked(string error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return FindError(error) is null ? throw new ArgumentException(UnknownError(error), nameof(error)) : error;
    }

    private static string UnknownError(string error) => $"'{error}' is no error of Kafka; one is written like NOT_LEADER_OR_FOLLOWER.";
}
