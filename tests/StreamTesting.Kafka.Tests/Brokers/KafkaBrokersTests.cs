namespace StreamTesting.Kafka.Tests.Brokers;

public sealed class KafkaBrokersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Environment_OfNothing_ChoosesTheEmbeddedBroker_AndRequiresNone()
    {
        var environment = Environment([]);

        environment.Kind.ShouldBe(BrokerKind.Embedded);
        environment.Required.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("process", BrokerKind.Process)]
    [InlineData(" Container ", BrokerKind.Container)]
    [InlineData("EXTERNAL", BrokerKind.External)]
    [InlineData("embedded", BrokerKind.Embedded)]
    [InlineData("", BrokerKind.Embedded)]
    public void Environment_Broker_IsChosenByName(string text, BrokerKind kind) => Environment(new() { ["STREAMTESTING_BROKER"] = text }).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("docker")]
    [InlineData("1")]
    [InlineData("process,container")]
    public void Environment_UnknownBroker_IsRefusedWithThoseThereAre(string text) =>
        Should.Throw<KafkaBrokerException>(() => Environment(new() { ["STREAMTESTING_BROKER"] = text })).Message.ShouldBe(
            $"The environment variable STREAMTESTING_BROKER names '{text}', which is no kind of broker. It may name 'embedded', 'process', 'container', 'external'. Correct it or unset it.");

    [Fact]
    public void Environment_Require_NamesSeveral()
    {
        Environment(new() { ["STREAMTESTING_REQUIRE"] = "process, container" }).Required.ShouldBe([BrokerKind.Process, BrokerKind.Container]);
        Should.Throw<KafkaBrokerException>(() => Environment(new() { ["STREAMTESTING_REQUIRE"] = "process;container" })).Message.ShouldContain("'process;container'");
    }

    [Fact]
    public async Task Start_External_TakesServersSettingsAndPrefix()
    {
        var settings = _folder.Write("client.properties", "# comment\n\nsecurity.protocol = SASL_SSL\nsasl.password=a=b\n");

        await using var broker = await KafkaBrokers.StartAsync(
            Environment(new()
            {
                ["STREAMTESTING_BROKER"] = "external",
                ["STREAMTESTING_BOOTSTRAP_SERVERS"] = "kafka-1:9092,kafka-2:9092",
                ["STREAMTESTING_CLIENT_SETTINGS"] = settings,
                ["STREAMTESTING_TOPIC_PREFIX"] = "team-a.",
            }),
            null,
            default);

        broker.BootstrapServers.ShouldBe("kafka-1:9092,kafka-2:9092");
        broker.ClientSettings.ShouldBe(new Dictionary<string, string> { ["sasl.password"] = "a=b", ["security.protocol"] = "SASL_SSL" });
        broker.TopicPrefix.ShouldBe("team-a.");
    }

    [Fact]
    public async Task Start_ExternalWithoutServers_SaysWhatToSet() =>
        (await Missing(BrokerKind.External)).ShouldBe("There is no external Kafka: set STREAMTESTING_BOOTSTRAP_SERVERS to where one takes clients, as 'host:port'.");

    [Fact]
    public async Task Start_ContainerWithoutItsPackage_SaysWhatToAdd() =>
        (await Missing(BrokerKind.Container)).ShouldBe(
            "A Kafka in a container needs the package StreamTesting.Testcontainers, and the test project has no reference to it. Add it: dotnet add package StreamTesting.Testcontainers.");

    [Fact]
    public void ClientSettings_LineWithoutEquals_IsNamed()
    {
        var settings = _folder.Write("client.properties", "a=1\nsecurity.protocol SSL\n");

        Should.Throw<KafkaBrokerException>(() => ClientSettingsFile.Read(settings)).Message.ShouldBe(
            $"Line 2 of the client settings '{settings}' is no 'name=value'. Write for example 'security.protocol=SASL_SSL'.");
    }

    [Fact]
    public void ClientSettings_NoFile_IsNamed() =>
        Should.Throw<KafkaBrokerException>(() => ClientSettingsFile.Read(_folder["gone"])).Message.ShouldStartWith(
            $"The client settings in '{_folder["gone"]}', which STREAMTESTING_CLIENT_SETTINGS names, can't be read: ");

    [Fact]
    public void ExternalBroker_PrefixThatNoTopicMayHave_IsRefused() =>
        Should.Throw<ArgumentException>(() => new ExternalBroker("localhost:9092", null, "my topics/")).Message.ShouldContain("The topic prefix is 'my topics/'");

    [Fact]
    public void ClientSettings_ThatTheClientRefuses_AreNamedWithoutTheirSecrets()
    {
        var settings = new Dictionary<string, string> { ["security.protocol"] = "SASL_PLAINTEXT", ["sasl.passwort"] = "top-secret", ["sasl.password"] = "top-secret" };

        var thrown = Should.Throw<KafkaBrokerException>(() => new KafkaTestbed(new ExternalBroker("localhost:9092", settings)));

        thrown.Message.ShouldStartWith("The client settings for the external broker at localhost:9092 are refused: No such configuration property: \"sasl.passwort\". Correct them in the file that STREAMTESTING_CLIENT_SETTINGS names");
        $"{thrown}".ShouldNotContain("top-secret");
    }

    [Fact]
    public async Task Run_OnASecuredEmbeddedBroker_TakesItsClientSettings()
    {
        await using var broker = await EmbeddedBroker.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        using var testbed = new KafkaTestbed(broker);

        await using var run = await testbed.InjectAsync(BrokerFixture.Stream(3));

        (run.Injection.Count, broker.Server.Errors.Count).ShouldBe((3, 0));
    }

    [Fact]
    public async Task Run_OnAnExternalBroker_HasTopicsWithThePrefix_AndRemovesThem()
    {
        await using var server = await EmbeddedBroker.StartAsync();
        await using var broker = new ExternalBroker(server.BootstrapServers);
        using var testbed = new KafkaTestbed(broker);

        await using (var run = await testbed.InjectAsync(BrokerFixture.Stream(3)))
        {
            run.Topic.ShouldStartWith("streamtesting-");
            server.Server.Topics.ShouldAllBe(topic => topic.Name.StartsWith("streamtesting-"));
        }

        server.Server.Topics.ShouldBeEmpty();
    }

    private static BrokerEnvironment Environment(Dictionary<string, string> variables) => BrokerEnvironment.Read(variables.GetValueOrDefault);

    private static async Task<string> Missing(BrokerKind kind) =>
        (await Should.ThrowAsync<KafkaBrokerMissingException>(() => KafkaBrokers.StartAsync(Environment([]), kind, default))).Message;
}
