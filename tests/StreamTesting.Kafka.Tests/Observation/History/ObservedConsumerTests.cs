using System.Reflection;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Observation;

public sealed class ObservedConsumerTests
{
    private static readonly TopicPartitionOffset Place = new("orders", 1, 7);

    public static TheoryData<string> Members => [.. MethodsOf().Select(method => method.ToString()!).Distinct()];

    private static IEnumerable<MethodInfo> MethodsOf() => new[] { typeof(IConsumer<string, string>), typeof(IClient), typeof(IDisposable) }.SelectMany(type => type.GetMethods());

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(int) => 5,
        var type when type == typeof(string) => "text",
        var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(3),
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        var type when type == typeof(TopicPartition) => Place.TopicPartition,
        var type when type == typeof(TopicPartitionOffset) => Place,
        var type when type == typeof(ConsumeResult<string, string>) => Result(),
        var type when type == typeof(IEnumerable<string>) => new List<string> { "orders" },
        var type when type == typeof(IEnumerable<TopicPartition>) => new List<TopicPartition> { Place.TopicPartition },
        var type when type == typeof(IEnumerable<TopicPartitionOffset>) => new List<TopicPartitionOffset> { Place },
        var type when type == typeof(IEnumerable<TopicPartitionTimestamp>) => new List<TopicPartitionTimestamp> { new(Place.TopicPartition, new Timestamp(1, TimestampType.CreateTime)) },
        var type => throw new NotSupportedException($"{type} has no example"),
    };

    private static ConsumeResult<string, string> Result() => new()
    {
        TopicPartitionOffset = Place,
        Message = new Message<string, string> { Headers = new Headers { { RecordHeaders.Position, Encoding.UTF8.GetBytes("3") }, { RecordHeaders.EventId, Encoding.UTF8.GetBytes("e-3") } } },
    };

    private static (IConsumer<string, string> Observed, Spy Spy, ConsumerHistory History) Make(Func<MethodInfo, object?> answer)
    {
        var inner = DispatchProxy.Create<IConsumer<string, string>, Spy>();
        var spy = (Spy)(object)inner;
        spy.Answer = answer;
        var history = new ConsumerHistory();
        return (inner.Observed(history, "a"), spy, history);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Observed_AnyMember_IsPassedOnAsItIsWithItsAnswer(string member)
    {
        var method = MethodsOf().First(method => method.ToString() == member);
        var answer = method.ReturnType == typeof(ConsumeResult<string, string>) ? Result()
            : method.ReturnType == typeof(int) ? 9
            : method.ReturnType == typeof(Offset) ? new Offset(9)
            : method.ReturnType == typeof(string) ? "answer"
            : method.ReturnType == typeof(List<TopicPartitionOffset>) ? new List<TopicPartitionOffset> { Place }
            : (object?)null;
        var (observed, spy, _) = Make(_ => answer);
        var arguments = method.GetParameters().Select(Argument).ToArray();

        method.Invoke(observed, arguments).ShouldBe(answer);

        spy.Calls.Single().Method.ShouldBe(method);
        spy.Calls.Single().Arguments.ShouldBeEquivalentTo(arguments);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Observed_AMemberThatThrows_ThrowsTheSame(string member)
    {
        var method = MethodsOf().First(method => method.ToString() == member);
        var failure = new KafkaException(ErrorCode.Local_TimedOut);
        var (observed, _, _) = Make(_ => throw failure);

        Should.Throw<TargetInvocationException>(() => method.Invoke(observed, [.. method.GetParameters().Select(Argument)])).InnerException.ShouldBe(failure);
    }

    [Fact]
    public void Observed_AnEmptyName_IsRefused()
    {
        Should.Throw<ArgumentException>(() => DispatchProxy.Create<IConsumer<string, string>, Spy>().Observed(new ConsumerHistory(), "")).Message.ShouldStartWith("The consumer's name in the history is empty");
        Should.Throw<ArgumentException>(() => new ObservedConsumerBuilder<string, string>([], new ConsumerHistory(), "")).Message.ShouldStartWith("The consumer's name in the history is empty");
    }

    [Fact]
    public void Observed_Steps_AreRecordedInTheirOrder()
    {
        var (observed, _, history) = Make(method => method.Name switch { "Consume" => Result(), "Commit" when method.ReturnType != typeof(void) => new List<TopicPartitionOffset> { Place }, _ => null });
        observed.Consume(5);
        observed.Commit();
        observed.Commit(Result());
        observed.Seek(new TopicPartitionOffset(Place.TopicPartition, Offset.Beginning));
        observed.Pause([Place.TopicPartition]);
        observed.Resume([Place.TopicPartition]);
        observed.Assign(Place);
        observed.Unassign();
        observed.Close();
        observed.Dispose();

        history.Steps.Select(step => $"{step.Kind} {string.Join(" ", step.Records)}".Trim()).ShouldBe(
        [
            "Poll orders[1] offset 7", "Commit orders[1] offset 7", "Commit orders[1] offset 8", "Seek orders[1]", "Pause orders[1]", "Resume orders[1]",
            "Assign orders[1] offset 7", "Assign", "Close",
        ]);
        history.Steps[0].Records[0].Id.ShouldBe("3");
        history.Steps[0].Records[0].Event.ShouldBe("e-3");
    }

    [Theory]
    [InlineData(ErrorCode.Local_TimedOut, HistoryOutcome.Info)]
    [InlineData(ErrorCode.IllegalGeneration, HistoryOutcome.Fail)]
    public void Commit_ThatFails_IsRecordedAsWhatIsKnownOfIt(ErrorCode code, HistoryOutcome outcome)
    {
        var (observed, _, history) = Make(_ => throw new KafkaException(code));

        Should.Throw<KafkaException>(() => observed.Commit([Place]));

        history.Steps.Single().Kind.ShouldBe(HistoryStepKind.Commit);
        history.Steps.Single().Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Consume_ThatFailsOrGivesNothing_RecordsAnErrorOrNothing()
    {
        var (failing, _, errors) = Make(_ => throw new ConsumeException(new ConsumeResult<byte[], byte[]>(), new Error(ErrorCode.Local_ValueDeserialization, "bad value")));
        Should.Throw<ConsumeException>(() => failing.Consume(1));
        var (idle, _, nothing) = Make(_ => null);
        idle.Consume(TimeSpan.Zero).ShouldBeNull();
        var (ended, _, end) = Make(_ => new ConsumeResult<string, string> { TopicPartitionOffset = Place, IsPartitionEOF = true });
        ended.Consume(CancellationToken.None);

        (errors.Steps.Single().Kind, errors.Steps.Single().Message).ShouldBe((HistoryStepKind.Error, "Local_ValueDeserialization: bad value"));
        nothing.Steps.ShouldBeEmpty();
        end.Steps.ShouldBeEmpty();
    }

    public class Spy : DispatchProxy
    {
        public List<(MethodInfo Method, object?[] Arguments)> Calls { get; } = [];

        public Func<MethodInfo, object?> Answer { get; set; } = _ => null;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Calls.Add((targetMethod!, args ?? []));
            return Answer(targetMethod!) ?? (targetMethod!.ReturnType is { IsValueType: true } type && type != typeof(void) ? Activator.CreateInstance(type) : null);
        }
    }
}
