using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Brokers;

public sealed class ClientErrorsTests
{
    private const string ClosedAtOnce = "[thrd:h:1/bootstrap]: h:1/bootstrap: Disconnected: connection closed by peer: receive 0 after POLLIN (after 7ms in state APIVERSION_QUERY)";

    private static readonly ExternalBroker Broker = new("h:1", new Dictionary<string, string> { ["sasl.password"] = "top-secret" });

    private readonly ClientErrors _errors = new();

    [Fact]
    public async Task Authentication_Refused_EndsTheWaitAtOnce_WithoutThePassword()
    {
        var answer = new TaskCompletionSource<int>();
        var waiting = _errors.OrRefusedAsync(answer.Task, Broker);

        _errors.Note(new Error(ErrorCode.Local_Authentication, "sasl_ssl://h:1/bootstrap: SASL authentication error: Authentication failed: top-secret (after 1ms in state AUTH_REQ)"));

        (await Should.ThrowAsync<KafkaBrokerException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)))).Message.ShouldStartWith(
            "Authentication is refused by the external broker at h:1 (SASL authentication error: Authentication failed: ***). Correct sasl.mechanism, sasl.username and sasl.password in ");
    }

    [Fact]
    public async Task Close_ThatGoesOn_EndsTheWait()
    {
        var waiting = _errors.OrRefusedAsync(new TaskCompletionSource<int>().Task, Broker);

        Log(ClosedAtOnce);
        Complain(2);
        waiting.IsCompleted.ShouldBeFalse();
        Complain(1);

        (await Should.ThrowAsync<KafkaBrokerException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)))).Message.ShouldStartWith("Plaintext connections are closed by the external broker at h:1");
    }

    [Fact]
    public async Task Complaints_BeforeTheClose_CountForNothing()
    {
        var answer = new TaskCompletionSource<int>();
        var waiting = _errors.OrRefusedAsync(answer.Task, Broker);

        Complain(10);
        Log(ClosedAtOnce);
        Complain(2);
        answer.SetResult(5);

        (await waiting).ShouldBe(5);
    }

    [Fact]
    public async Task Answer_ThatComesYet_LetsEarlierRefusalsBeForgotten()
    {
        _errors.Note(new Error(ErrorCode.Local_Authentication, "refused"));

        (await _errors.OrRefusedAsync(Task.FromResult(5), Broker)).ShouldBe(5);

        _errors.Hint.ShouldBe(" The client's last word on it: refused.");
    }

    [Fact]
    public async Task Answer_ThatIsAnError_IsThatError() =>
        await Should.ThrowAsync<KafkaException>(() => _errors.OrRefusedAsync(Task.FromException<int>(new KafkaException(ErrorCode.Local_TimedOut)), Broker));

    [Theory]
    [InlineData("[thrd:h:1/1]: h:1/1: Disconnected: connection closed by peer: receive 0 after POLLIN (after 7ms in state UP)")]
    [InlineData("[thrd:h:1/bootstrap]: h:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)")]
    [InlineData("anything else")]
    public async Task Lines_OfABrokerThatIsAway_AreNoRefusal(string line)
    {
        var answer = new TaskCompletionSource<int>();
        var waiting = _errors.OrRefusedAsync(answer.Task, Broker);

        Log(line);
        Complain(10);
        answer.SetResult(5);

        (await waiting).ShouldBe(5);
    }

    private void Log(string line) => _errors.Note(new LogMessage("client", SyslogLevel.Error, "FAIL", line));

    private void Complain(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _errors.Note(new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down"));
        }
    }
}
