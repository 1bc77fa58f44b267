namespace StreamTesting.Domains;

/// <summary>Who called, and from where (P-28). All of it is made up; addresses are private ones.</summary>
/// <param name="UserId">For example <c>user_45678</c>; null where nobody had logged in.</param>
/// <param name="SessionId">sess_ and 12 hexadecimal digits; each call its own.</param>
/// <param name="RequestId">req_ and 16 hexadecimal digits.</param>
/// <param name="IpAddress">In 192.168.0.0/16.</param>
/// <param name="UserAgent">One of ten that fits the device.</param>
/// <param name="Tags">Place and device.</param>
public sealed record ApiContext(string? UserId, string SessionId, string RequestId, string IpAddress, string UserAgent, ApiTags Tags);
