using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>
/// What a connection has proved so far, as Kafka's SaslServerAuthenticator goes about it: versions (once), handshake, tokens, and then all else;
/// again from the handshake where clients have to authenticate again (KIP-368). Used by one request at a time.
/// </summary>
internal sealed class SaslSession(SecurityOptions options, UserStore users, TimeProvider time)
{
    private static readonly TimeSpan LeastBetweenHandshakes = TimeSpan.FromSeconds(1);

    private ISaslExchange? exchange;
    private string? provedUser;
    private SaslMechanism? provedMechanism;
    private SaslMechanism mechanism;
    private long provedAt;
    private long? againAt;

    public SaslState State { get; private set; }

    /// <summary>Whether what comes next are tokens without a request around them (after SaslHandshake version 0).</summary>
    public bool TakesRawTokens { get; private set; }

    public bool IsAuthenticated => State == SaslState.Authenticated;

    /// <summary>Who the client is, or says it is; null before it has said so.</summary>
    public string? User => exchange?.User ?? provedUser;

    public string Mechanism => mechanism.Name();

    public List<string> Mechanisms => [.. options.Mechanisms.Select(each => each.Name())];

    public TimeSpan? Lifetime => options.MaxReauthentication;

    /// <summary>Says what is to become of a request, by the API alone.</summary>
    public SaslAdmission Admit(ApiKey api) => State switch
    {
        SaslState.Authenticated => api != ApiKey.SaslHandshake && HasExpired() ? SaslAdmission.Expired : SaslAdmission.Served,
        SaslState.New => api is ApiKey.ApiVersions or ApiKey.SaslHandshake ? SaslAdmission.Served : SaslAdmission.Closed,
        SaslState.KnowsVersions => api is ApiKey.SaslHandshake ? SaslAdmission.Served : SaslAdmission.Closed,
        SaslState.Exchange => api is ApiKey.SaslAuthenticate ? SaslAdmission.Served : SaslAdmission.Refused,
        _ => SaslAdmission.Closed,
    };

    /// <summary>Notes that the client was told the versions.</summary>
    public void ToldVersions() => State = State == SaslState.New ? SaslState.KnowsVersions : State;

    /// <summary>Begins to authenticate, or to authenticate again.</summary>
    public ErrorCode Begin(string name, short version)
    {
        if (IsAuthenticated && !MayBeginAgain())
        {
            return ErrorCode.IllegalSaslState;
        }

        if (options.Mechanisms.FirstOrDefault(each => each.Name() == name, (SaslMechanism)(-1)) is var chosen && (int)chosen < 0)
        {
            State = SaslState.Failed;
            return ErrorCode.UnsupportedSaslMechanism;
        }

        mechanism = chosen;
        exchange = chosen.IsScram() ? new ScramExchange(users, chosen) : new PlainExchange(users);
        State = provedMechanism is null || provedMechanism == chosen ? SaslState.Exchange : SaslState.WrongMechanism;
        TakesRawTokens = version == 0;
        return ErrorCode.None;
    }

    /// <summary>Takes a token.</summary>
    /// <returns>What to answer.</returns>
    /// <exception cref="SaslFailure">The client failed, for good.</exception>
    public byte[] Take(ReadOnlySpan<byte> token)
    {
        try
        {
            var answer = exchange!.Evaluate(token);
            if (exchange.IsComplete)
            {
                Complete();
            }

            return answer;
        }
        catch (SaslFailure)
        {
            State = SaslState.Failed;
            throw;
        }
    }

    /// <summary>What a client is told whose credentials are wrong, where its mechanism has nothing better to say.</summary>
    public string FailureText() =>
        $"Authentication failed during {(provedUser is null ? "authentication" : "re-authentication")} due to invalid credentials with SASL mechanism {Mechanism}";

    private void Complete()
    {
        if (provedUser is not null && provedUser != exchange!.User)
        {
            throw new SaslFailure(
                $"it was '{provedUser}' before", $"Cannot change principals during re-authentication from User.{provedUser}: User.{exchange.User}");
        }

        (provedUser, provedMechanism, TakesRawTokens) = (exchange!.User, mechanism, false);
        (provedAt, State) = (time.GetTimestamp(), SaslState.Authenticated);
    }

    private bool HasExpired() => Lifetime is { } lifetime && time.GetElapsedTime(provedAt) > lifetime;

    private bool MayBeginAgain()
    {
        if (Lifetime is null || (againAt is { } last && time.GetElapsedTime(last) < LeastBetweenHandshakes))
        {
            return false;
        }

        againAt = time.GetTimestamp();
        return true;
    }
}
