using StreamTesting.Kafka;

namespace StreamTesting.Xunit.Tests;

public sealed class KafkaFixtureTests
{
    private readonly List<FakeBroker> _brokers = [];

    [Fact]
    public async Task Fixtures_OfOneProcess_ShareABrokerAndATestbed()
    {
        var shared = Shared();
        KafkaFixture one = new(shared), two = new(shared);
        await Task.WhenAll(one.InitializeAsync(), two.InitializeAsync());

        two.Broker.ShouldBeSameAs(one.Broker);
        two.Testbed.ShouldBeSameAs(one.Testbed);

        await one.DisposeAsync();
        _brokers.Single().Stopped.ShouldBeFalse();
        await two.DisposeAsync();
        _brokers.Single().Stopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Fixture_Derived_HasABrokerOfItsOwn()
    {
        var broker = new FakeBroker();
        var fixture = new OwnKafka(_ => Task.FromResult<IKafkaBroker>(broker));
        await fixture.InitializeAsync();

        fixture.BootstrapServers.ShouldBe("127.0.0.1:1");
        await fixture.DisposeAsync();

        broker.Stopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Use_AfterAFailedStart_ThrowsTheCause()
    {
        var fixture = new OwnKafka(_ => throw new IOException("port 9092 is taken"));
        await fixture.InitializeAsync();

        var thrown = Should.Throw<KafkaFixtureException>(() => fixture.BootstrapServers);

        thrown.Message.ShouldBe("The Kafka broker of this test did not start: port 9092 is taken");
        thrown.InnerException.ShouldBeOfType<IOException>().StackTrace!.ShouldContain(nameof(Use_AfterAFailedStart_ThrowsTheCause));
        await fixture.DisposeAsync();
    }

    [Fact]
    public void Use_BeforeInitialize_SaysWhatToDo() =>
        Should.Throw<InvalidOperationException>(() => new KafkaFixture().Broker).Message.ShouldContain("IClassFixture<KafkaFixture>");

    [Fact]
    public async Task Use_AfterDispose_IsRefused()
    {
        var fixture = new KafkaFixture(Shared());
        await fixture.InitializeAsync();
        await fixture.DisposeAsync();

        Should.Throw<InvalidOperationException>(() => fixture.Testbed);
    }

    [Fact]
    public async Task Dispose_Twice_ReleasesOnce()
    {
        var shared = Shared();
        KafkaFixture one = new(shared), two = new(shared);
        await one.InitializeAsync();
        await two.InitializeAsync();

        await one.DisposeAsync();
        await one.DisposeAsync();

        _brokers.Single().Stopped.ShouldBeFalse();
        await two.DisposeAsync();
    }

    private SharedResource<BrokerSession> Shared() => BrokerSession.Shared(_ =>
    {
        _brokers.Add(new FakeBroker());
        return Task.FromResult<IKafkaBroker>(_brokers[^1]);
    });

    private sealed class OwnKafka(Func<CancellationToken, Task<IKafkaBroker>> start) : KafkaFixture(start);
}
