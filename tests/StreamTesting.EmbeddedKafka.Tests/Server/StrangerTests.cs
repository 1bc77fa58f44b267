using System.Diagnostics;
using System.Text;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>What comes to the port and is no client that the broker can serve: it is closed at once, and a sentence says what it looks like.</summary>
public sealed class StrangerTests
{
    private static readonly byte[] TlsHello = [0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3];

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "It looks like HTTP")]
    [InlineData("POST /topics/orders HTTP/1.1\r\n\r\n", "It looks like HTTP")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "It looks like HTTP")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", "It looks like SSH")]
    [InlineData("hello, is it me\r\n", "It looks like text")]
    public Task Text_OnThePort_IsRecognized(string text, string looks) => IsRecognizedAsync(Encoding.ASCII.GetBytes(text), looks);

    [Fact]
    public Task TlsHello_OnAPlaintextPort_IsRecognized() => IsRecognizedAsync(TlsHello, "It looks like TLS, and the port takes PLAINTEXT: set the client's security.protocol to PLAINTEXT");

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF }, "A frame of -1 bytes")]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4 }, "A frame of 2147483647 bytes")]
    [InlineData(new byte[] { 0xDE, 0xAD, 0xBE, 0xEF, 0xCA, 0xFE }, "It looks like nothing that speaks Kafka's protocol")]
    [InlineData(new byte[] { 2, 0xAD, 0xBE, 0xEF, 0xCA, 0xFE, 0xBA, 0xBE }, "No request begins with the bytes 02ADBEEFCAFEBABE")]
    public Task RandomBytes_OnThePort_AreRecognized(byte[] bytes, string looks) => IsRecognizedAsync(bytes, looks);

    [Fact]
    public async Task ClientOf2015_IsAnsweredItsMetadata_AndToldThatItIsTooOld()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        foreach (var api in (ApiKey[])[ApiKey.Produce, ApiKey.Fetch, ApiKey.ListOffsets, ApiKey.OffsetFetch])
        {
            using var client = new RawClient(broker);
            (await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 0, new MetadataRequest { Topics = [] })).Brokers.Count.ShouldBe(1);

            await client.SendBytesAsync([0, 0, 0, 30, 0, (byte)api, 0, 0, 0, 0, 0, 2, 0, 3, (byte)'o', (byte)'l', (byte)'d', .. new byte[17]]);

            (await client.IsClosedAsync()).ShouldBeTrue();
            broker.Errors[^1].Message.ShouldStartWith($"Client 'old' at /127.0.0.1 asked for {api} version 0, which the embedded broker does not serve; the connection was closed. ");
            broker.Errors[^1].Message.ShouldContain("It speaks Kafka's protocol from before 0.10");
            broker.Errors[^1].Message.ShouldContain("use a client of Kafka 2.1");
        }
    }

    [Fact]
    public async Task ClientOf2017_IsToldThatItIsTooOld()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        using var client = new RawClient(broker);
        await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 0, new ApiVersionsRequest());

        await client.SendBytesAsync([0, 0, 0, 10, 0, 1, 0, 2, 0, 0, 0, 2, 0xFF, 0xFF]);

        (await client.IsClosedAsync()).ShouldBeTrue();
        broker.Errors.ShouldHaveSingleItem().Message.ShouldContain("It speaks Kafka's protocol from before 2.1,");
    }

    [Fact]
    public async Task Plaintext_OnATlsPort_IsRecognizedAtOnce()
    {
        await using var broker = await EmbeddedKafka.StartAsync(new() { Security = new() { Tls = new() } });
        using var client = new RawClient(broker);

        await client.SendAsync(ApiKey.ApiVersions, 3, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });

        (await client.IsClosedAsync()).ShouldBeTrue();
        broker.Errors.ShouldHaveSingleItem().Message.ShouldContain("It looks like Kafka without TLS: set the client's security.protocol to SSL");
    }

    [Fact]
    public async Task Http_OnATlsPort_IsRecognized() =>
        await IsRecognizedAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), "It looks like HTTP", new() { Tls = new() });

    [Fact]
    public async Task HalfAHandshake_IsDroppedInTime()
    {
        var security = new SecurityOptions { Tls = new(), HandshakeTimeout = TimeSpan.FromMilliseconds(200) };

        await IsRecognizedAsync([], "took longer than 00:00:00.2000000 (SecurityOptions.HandshakeTimeout)", security);
        await IsRecognizedAsync(TlsHello, "took longer than 00:00:00.2000000 (SecurityOptions.HandshakeTimeout)", security);
    }

    [Fact]
    public async Task HalfOfSasl_IsDroppedInTime_AndWhoIsInStays()
    {
        var security = new SecurityOptions { Users = [new("a", "secret")], HandshakeTimeout = TimeSpan.FromMilliseconds(500) };
        await using var broker = await EmbeddedKafka.StartAsync(new() { Security = security });
        using var good = new RawClient(broker);
        await good.AskAsync<SaslHandshakeResponse>(ApiKey.SaslHandshake, 1, new SaslHandshakeRequest { Mechanism = "PLAIN" });
        await good.AskAsync<SaslAuthenticateResponse>(ApiKey.SaslAuthenticate, 1, new SaslAuthenticateRequest { AuthBytes = "\0a\0secret"u8.ToArray() });
        using var half = new RawClient(broker);
        await half.AskAsync<SaslHandshakeResponse>(ApiKey.SaslHandshake, 1, new SaslHandshakeRequest { Mechanism = "PLAIN" });

        (await half.IsClosedAsync()).ShouldBeTrue();

        broker.Errors.ShouldHaveSingleItem().Message.ShouldContain("SecurityOptions.HandshakeTimeout");
        (await good.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] })).Brokers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task WrongPassword_IsToldOf_WithoutThePassword()
    {
        await using var broker = await EmbeddedKafka.StartAsync(new() { Security = new() { Users = [new("a", "secret")] } });
        using var client = new RawClient(broker);
        await client.AskAsync<SaslHandshakeResponse>(ApiKey.SaslHandshake, 1, new SaslHandshakeRequest { Mechanism = "PLAIN" });
        await client.AskAsync<SaslAuthenticateResponse>(ApiKey.SaslAuthenticate, 1, new SaslAuthenticateRequest { AuthBytes = "\0a\0guessed"u8.ToArray() });

        (await client.IsClosedAsync()).ShouldBeTrue();

        broker.Errors.ShouldHaveSingleItem().Message.ShouldBe(
            "Client 'raw' at /127.0.0.1 could not authenticate as 'a' by PLAIN: the password is wrong; the connection was closed. Set sasl.username and sasl.password to a user of SecurityOptions.Users.");
    }

    [Fact]
    public async Task NamesOfClients_AreToldWithoutControlCharacters_AndShort()
    {
        await using var broker = await EmbeddedKafka.StartAsync(new() { Security = new() { Users = [new("a", "secret")] } });
        using var client = new RawClient(broker);
        await client.AskAsync<SaslHandshakeResponse>(ApiKey.SaslHandshake, 1, new SaslHandshakeRequest { Mechanism = "PLAIN" });
        var token = Encoding.UTF8.GetBytes($"\0evil\u001b[2J\n{new string('x', 100_000)}\0guessed");
        await client.AskAsync<SaslAuthenticateResponse>(ApiKey.SaslAuthenticate, 1, new SaslAuthenticateRequest { AuthBytes = token });

        (await client.IsClosedAsync()).ShouldBeTrue();

        var message = broker.Errors.ShouldHaveSingleItem().Message;
        message.ShouldContain("as 'evil?[2J?xxx");
        message.Length.ShouldBeLessThan(500);
    }

    private static async Task IsRecognizedAsync(byte[] bytes, string looks, SecurityOptions? security = null)
    {
        await using var broker = await EmbeddedKafka.StartAsync(new() { Security = security });
        var clock = Stopwatch.StartNew();
        using (var client = new RawClient(broker))
        {
            await client.SendBytesAsync(bytes);
            (await client.IsClosedAsync()).ShouldBeTrue();
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        var message = broker.Errors.ShouldHaveSingleItem().Message;
        message.ShouldContain(looks);
        message.ShouldContain("the connection was closed");
    }
}
